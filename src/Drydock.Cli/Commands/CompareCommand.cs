using System.CommandLine;
using Drydock.Advisories;
using Drydock.Bases.Comparison;
using Drydock.Cli.Checking;
using Drydock.Cli.Comparing;
using Drydock.Cli.Database;
using Drydock.Cli.Output;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock compare BEFORE AFTER</c>.</summary>
internal sealed class CompareCommand : CliCommand
{
    private static readonly string[] Formats = ["text", "markdown", "json"];

    private readonly Argument<string> before = new("before") { Description = "The image that is used now, as for scan: a name, an archive, a folder, an SBOM" };
    private readonly Argument<string> after = new("after") { Description = "The image that shall take its place" };
    private readonly Option<string?> dockerfile = new("--dockerfile") { Description = "Dockerfile of the service that stands on it: its RUN words and packages are checked", HelpName = "file" };
    private readonly Option<string?> service = new("--service") { Description = "The service's built image: its programs and libraries are checked against the new base", HelpName = "target" };
    private readonly Option<bool> noFindings = new("--no-findings") { Description = "Ask no advisories" };
    private readonly Option<bool> all = new("--all") { Description = "Show every entry of long lists" };
    private readonly Option<string?> format = new("--format") { Description = "text, markdown or json", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats), DefaultValueFactory = static _ => "text" };
    private readonly Option<string[]> output = new("--output", "-o") { Description = "FILE instead of standard output, or FORMAT=FILE besides (repeatable): -o json=change.json", HelpName = "file" };
    private readonly DatabaseOptions databaseOptions = new();
    private readonly TargetOptions targetOptions = new();

    public CompareCommand()
        : base("compare", "Tell what changes between two images, and what of it breaks a service")
    {
        Details =
        [
            "Compares packages, vulnerabilities and size, and looks for breaking changes: commands, shared libraries and packages that are gone, users, certificates, OpenSSL's policy, time zones, the config, platforms and the versions of languages.",
            "A change is \"breaking\" when the Dockerfile or the service's image shows the use of what is gone, \"likely\" when something that uses it breaks, and information otherwise. Each has a stable id, its evidence, and the line of the Dockerfile.",
            "What could not be read is named, and the exit code is 1 then; else it is 0, whatever the differences are.",
        ];
        Examples =
        [
            new("drydock compare python:3.12-slim-bookworm python:3.12-slim-trixie --dockerfile Dockerfile", "What breaks, with lines"),
            new("drydock compare oci:old oci:new --service docker-archive:app.tar", "Checks the service's compiled parts against the new base"),
            new("drydock compare dir:root-a dir:root-b --format json", "Two root file systems"),
            new("drydock compare old.cdx.json new.cdx.json -o markdown=change.md", "Packages of two SBOMs"),
        ];
        format.CompletionSources.Add(Formats);
        Add(before);
        Add(after);
        foreach (var option in (ReadOnlySpan<Option>)[dockerfile, service, noFindings, all, format, output]) Add(option);
        databaseOptions.AddTo(this);
        targetOptions.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var targets = OutputTargets.Of(run, run.Value(output) ?? [], run.Value(format)!, Formats);
        var comparison = await TimeLimit.RunAsync(run, run.Value(targetOptions.Timeout), run.Value(before)!, ct => CompareAsync(run, ct));
        if (!run.Value(noFindings)) comparison = WithFindings(run, comparison);
        var written = ReportOutputs.Write(run.Printer, targets, (to, stream) =>
        {
            if (to.Format == "json") ComparisonJson.Write(comparison, stream);
            else stream.Write(System.Text.Encoding.UTF8.GetBytes(ComparisonText.Of(comparison, run.Value(all))));
        });
        return written && comparison.Problems.IsEmpty ? ExitCodes.Success : ExitCodes.Failure;
    }

    private async Task<ImageComparison> CompareAsync(Invocation run, CancellationToken cancellationToken)
    {
        using var reader = new ComparisonReader(run, targetOptions);
        var use = run.Value(dockerfile) is { } path ? ServiceUseReader.Of(path, await DockerfileInput.ReadAsync(run, path)) : ServiceUse.Unknown;
        var old = await reader.ReadAsync(run.Value(before)!, cancellationToken);
        var now = await reader.ReadAsync(run.Value(after)!, cancellationToken);
        if (run.Value(service) is { } image) use = use with { Image = await reader.ReadAsync(image, cancellationToken) };
        return ImageComparison.Of(old, now, use, SourceDate.Today(run.Session), LifecycleFile.Open(run));
    }

    private ImageComparison WithFindings(Invocation run, ImageComparison comparison)
    {
        using var database = OpenedDatabase.Open(run, databaseOptions);
        var old = Matcher.Match(comparison.Before.Inventory, database.Store, run.Cancellation);
        var now = Matcher.Match(comparison.After.Inventory, database.Store, run.Cancellation);
        var findings = FindingChanges.Between(old, now);
        return comparison with { Findings = findings, Problems = [.. comparison.Problems.Concat(findings.Problems).Distinct()] };
    }
}
