using Drydock.Bases.Comparison;
using Drydock.Cli.Scanning;
using Drydock.Cli.Terminal;
using Drydock.Images;
using Drydock.Images.Layers;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;
using Drydock.Packages;
using Drydock.Packages.Sbom;

namespace Drydock.Cli.Comparing;

/// <summary>Reads the sides of a comparison from any target: images, archives, folders, SBOMs, lock files.</summary>
internal sealed class ComparisonReader : IDisposable
{
    private const int LargestSbom = 256 << 20;

    private readonly Invocation run;
    private readonly TargetOptions options;
    private readonly LayerCache? cache;
    private readonly ImageReader reader;

    public ComparisonReader(Invocation run, TargetOptions options)
    {
        this.run = run;
        this.options = options;
        if (!run.Value(options.NoCache)) cache = LayerCache.Open(Paths.LayerCache(run.Session, run.Value(options.CacheFolder)), run.Session.Clock);
        reader = new ImageReader(new ComparisonFiles(), cache, Limits.Default, run.Session.Clock);
    }

    /// <summary>Reads one side.</summary>
    /// <exception cref="ProblemException">It cannot be opened, or is damaged beyond reading.</exception>
    public async Task<ImageFacts> ReadAsync(string text, CancellationToken cancellationToken)
    {
        var target = TargetReader.Parse(text);
        return target.Kind switch
        {
            TargetKind.File => ImageFactsReader.Of(target.Text, InventoryReader.ReadFile(target.Value, await TargetFile.ReadAsync(target.Value, Limits.Default.FileBytes, cancellationToken))),
            TargetKind.Sbom => ImageFactsReader.Of(target.Text, SbomReader.Read(target.Value, await TargetFile.ReadAsync(target.Value, LargestSbom, cancellationToken))),
            TargetKind.Directory => ImageFactsReader.Of(target.Text, await reader.ReadFolderAsync(target.Value, cancellationToken)) with { Reference = null },
            _ => await ReadImageAsync(target, cancellationToken),
        };
    }

    public void Dispose() => cache?.Dispose();

    private async Task<ImageFacts> ReadImageAsync(ImageTarget target, CancellationToken cancellationToken)
    {
        var settings = RegistrySettings.Of(run, options);
        var named = ImageReference.TryParse(target.Value, out var reference, out _) ? reference : null;
        var sources = new ImageSourceOptions(
            run.Session.Environment, _ => new RegistryClient(settings, StoredCredentials.From(run.Session.Environment, named?.Registry), run.Session.Clock, new Random()))
        {
            Offline = run.Value(options.Offline),
            Verify = run.Value(options.Verify),
        };
        await using var source = await ImageSources.OpenAsync(target, sources, cancellationToken);
        using var bars = new ProgressBars(run.Printer, run.Session.Clock, "Reading layers", !run.Value(options.NoProgress));
        var contents = await reader.ReadAsync(source, run.Value(options.Platform), new LayerBars(bars), cancellationToken);
        var isName = target.Kind is TargetKind.Image or TargetKind.Registry or TargetKind.Docker or TargetKind.Podman;
        return ImageFactsReader.Of(target.Text, contents) with { Reference = isName ? named : null };
    }

    private sealed class LayerBars(ProgressBars bars) : IProgress<LayerProgress>
    {
        public void Report(LayerProgress value) => bars.Report($"layer {value.Layer}", value.Read, value.Total);
    }
}
