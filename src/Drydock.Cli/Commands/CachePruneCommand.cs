using System.CommandLine;
using System.Globalization;
using Drydock.Cli.Scanning;
using Drydock.Cli.Terminal;
using Drydock.Cli.Usage;
using Drydock.Images.Layers;
using Drydock.Packages;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock cache prune</c>.</summary>
internal sealed class CachePruneCommand : CliCommand
{
    private readonly Option<string?> folder = TargetOptions.CacheFolderOption();
    private readonly Option<TimeSpan?> olderThan = new("--older-than") { Description = "Also what no scan has used for this long: 30d, 36h", HelpName = "duration", CustomParser = OptionParsers.Duration };
    private readonly Option<long?> maxSize = new("--max-size") { Description = "Also the least recently used until the rest is this small: 1GB, 200MB", HelpName = "size", CustomParser = OptionParsers.Size };

    public CachePruneCommand()
        : base("prune", "Remove what the layer cache no longer needs")
    {
        Details = ["Entries of other versions of the reader always go: no scan uses them. What was removed is read again when an image needs it. Scans may run meanwhile."];
        Examples =
        [
            new("drydock cache prune", "Only what cannot be used any more"),
            new("drydock cache prune --older-than 30d --max-size 1GB", "For a nightly job on a build machine"),
        ];
        foreach (Option option in new Option[] { folder, olderThan, maxSize }) Add(option);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        var path = Paths.LayerCache(run.Session, run.Value(folder));
        var version = new PackageFiles().ReaderVersion;
        var before = LayerCacheFile.Status(path, version);
        var since = run.Value(olderThan) is { } age ? run.Session.Clock.GetUtcNow() - age : (DateTimeOffset?)null;
        var gone = LayerCacheFile.Prune(path, version, since, run.Value(maxSize));
        var after = LayerCacheFile.Status(path, version);
        run.Printer.Message(before is null || after is null
            ? $"{path}: there is no cache yet"
            : string.Create(CultureInfo.InvariantCulture, $"{path}: {gone:N0} of {before.Entries:N0} entries removed, {Bytes.Of(before.FileBytes)} before, {Bytes.Of(after.FileBytes)} now"));
        return Task.FromResult(ExitCodes.Success);
    }
}
