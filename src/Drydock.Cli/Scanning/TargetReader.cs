using Drydock.Assessment;
using Drydock.Images;
using Drydock.Images.Archives;
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
    private readonly LayerCache cache = new();
    private readonly ImageReader reader;

    public TargetReader(Invocation run, TargetOptions options)
    {
        this.run = run;
        this.options = options;
        reader = new ImageReader(new PackageFiles(), run.Value(options.NoCache) ? null : cache, Limits.Default, run.Session.Clock);
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
        TargetKind.OciLayout or TargetKind.OciArchive or TargetKind.DockerArchive => await ReadImageAsync(target, OpenLocal(target), cancellationToken),
        TargetKind.Image or TargetKind.Registry => await ReadFromRegistryAsync(target, cancellationToken),
        _ => throw Unread(target, "images of a container engine are not read by this version", "save it with docker save, and scan docker-archive:FILE"),
    };

    public void Dispose() => cache.Dispose();

    private IImageSource OpenLocal(ImageTarget target)
    {
        if (target.Kind == TargetKind.OciLayout) return new OciLayoutSource(target.Value, target.Selector, Limits.Default);
        var kind = target.Kind == TargetKind.OciArchive ? ArchiveKind.Oci : ArchiveKind.Docker;
        return CompressedArchiveSource.IsCompressed(target.Value)
            ? new CompressedArchiveSource(target.Value, kind, target.Selector)
            : new PlainArchiveSource(target.Value, kind, target.Selector, run.Value(options.Verify), Limits.Default);
    }

    private async Task<ScanSubject> ReadFromRegistryAsync(ImageTarget target, CancellationToken cancellationToken)
    {
        if (run.Value(options.Offline)) throw Unread(target, "it would be read from a registry, and --offline forbids that", "leave --offline out, or scan an archive");
        if (!ImageReference.TryParse(target.Value, out var reference, out var problem)) throw new TargetException(problem);
        using var client = new RegistryClient(RegistrySettings.Of(run, options), StoredCredentials.From(run.Session.Environment, reference.Registry), run.Session.Clock, new Random());
        return await ReadImageAsync(target, new RegistrySource(client, reference), cancellationToken);
    }

    private async Task<ScanSubject> ReadImageAsync(ImageTarget target, IImageSource source, CancellationToken cancellationToken)
    {
        await using (source)
            return OfContents(target, await reader.ReadAsync(source, run.Value(options.Platform), progress: null, cancellationToken));
    }

    private static TargetException Unread(ImageTarget target, string wrong, string next) => new(new Problem("reading", target.Text, wrong, next));

    private ScanSubject OfContents(ImageTarget target, ImageContents contents)
    {
        var inventory = InventoryReader.Read(contents);
        run.Printer.Step($"{inventory.Packages.Length} packages{(inventory.Os is { } os ? $" in {os.PrettyName}" : "")}");
        return OfInventory(target, inventory) with { Manifest = contents.Manifest, Base = contents.Base, Problems = contents.Problems, Verified = contents.Verified };
    }

    private static ScanSubject OfInventory(ImageTarget target, Inventory inventory) =>
        new() { ToolVersion = ToolVersion.Text, Reference = target.Text, Kind = target.Kind, Inventory = inventory };
}
