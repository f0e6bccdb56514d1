using Drydock.Assessment;
using Drydock.Cli.Terminal;
using Drydock.Images;
using Drydock.Images.Layers;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;
using Drydock.Packages;
using Drydock.Packages.Sbom;

namespace Drydock.Cli.Scanning;

/// <summary>Reads targets and lists what they are made of.</summary>
internal sealed class TargetReader : IDisposable
{
    private const int LargestSbom = 256 << 20;

    private readonly Invocation run;
    private readonly TargetOptions options;
    private readonly LayerCache? cache;
    private readonly ImageReader reader;
    private readonly ImageSourceOptions sources;

    /// <param name="named">The one image that a person named: only its registry gets the credential of the environment. Null when several are read.</param>
    public TargetReader(Invocation run, TargetOptions options, ImageTarget? named)
    {
        this.run = run;
        this.options = options;
        if (!run.Value(options.NoCache)) cache = LayerCache.Open(Paths.LayerCache(run.Session, run.Value(options.CacheFolder)), run.Session.Clock);
        reader = new ImageReader(new PackageFiles(), cache, Limits.Default, run.Session.Clock);
        var settings = RegistrySettings.Of(run, options);
        var host = named is not null && ImageReference.TryParse(named.Value, out var reference, out _) ? reference.Registry : null;
        sources = new ImageSourceOptions(
            run.Session.Environment, _ => new RegistryClient(settings, StoredCredentials.From(run.Session.Environment, host), run.Session.Clock, new Random()))
        {
            Offline = run.Value(options.Offline),
            Verify = run.Value(options.Verify),
        };
    }

    /// <summary>Understands what a person wrote.</summary>
    /// <exception cref="TargetException">It is neither a path nor the name of an image.</exception>
    public static ImageTarget Parse(string text) => ImageTargetParser.TryParse(text, out var target, out var problem) ? target : throw new TargetException(problem);

    /// <summary>Reads one target.</summary>
    /// <exception cref="ProblemException">It cannot be opened, or is damaged beyond reading.</exception>
    public async Task<ScanSubject> ReadAsync(ImageTarget target, CancellationToken cancellationToken) => target.Kind switch
    {
        TargetKind.File => OfInventory(target, InventoryReader.ReadFile(target.Value, await TargetFile.ReadAsync(target.Value, Limits.Default.FileBytes, cancellationToken))),
        TargetKind.Sbom => OfInventory(target, SbomReader.Read(target.Value, await TargetFile.ReadAsync(target.Value, LargestSbom, cancellationToken))),
        TargetKind.Directory => OfContents(target, await reader.ReadFolderAsync(target.Value, cancellationToken)),
        _ => await ReadImageAsync(target, cancellationToken),
    };

    public void Dispose() => cache?.Dispose();

    private async Task<ScanSubject> ReadImageAsync(ImageTarget target, CancellationToken cancellationToken)
    {
        await using var source = await ImageSources.OpenAsync(target, sources, cancellationToken);
        using var bars = new ProgressBars(run.Printer, run.Session.Clock, "Reading layers", !run.Value(options.NoProgress));
        var contents = await reader.ReadAsync(source, run.Value(options.Platform), new LayerBars(bars), cancellationToken);
        if (cache?.Unavailable is { } reason) run.Printer.Warning($"the layer cache is not used: {reason}");
        return OfContents(target, contents);
    }

    private ScanSubject OfContents(ImageTarget target, ImageContents contents)
    {
        var inventory = InventoryReader.Read(contents);
        run.Printer.Step($"{inventory.Packages.Length} packages{(inventory.Os is { } os ? $" in {os.PrettyName}" : "")}");
        return OfInventory(target, inventory) with { Manifest = contents.Manifest, Base = contents.Base, Problems = contents.Problems, Verified = contents.Verified };
    }

    private static ScanSubject OfInventory(ImageTarget target, Inventory inventory) =>
        new() { ToolVersion = ToolVersion.Text, Reference = target.Text, Kind = target.Kind, Inventory = inventory };

    private sealed class LayerBars(ProgressBars bars) : IProgress<LayerProgress>
    {
        public void Report(LayerProgress value) => bars.Report($"layer {value.Layer}", value.Read, value.Total);
    }
}
