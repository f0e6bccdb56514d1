using Drydock.Assessment;
using Drydock.Images;
using Drydock.Images.Layers;
using Drydock.Images.References;
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

    public TargetReader(Invocation run, TargetOptions options, ImageTarget? named)
    {
        this.run = run;
        this.options = options;
        cache = null;
        reader = new ImageReader(new PackageFiles(), cache, Limits.Default, run.Session.Clock);
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
        _ => throw new TargetException(new("opening", target.Text, $"images are not read yet {options.Verify.Name}", "give a folder")),
    };

    public void Dispose() => cache?.Dispose();

    private ScanSubject OfContents(ImageTarget target, ImageContents contents)
    {
        var inventory = InventoryReader.Read(contents);
        run.Printer.Step($"{inventory.Packages.Length} packages{(inventory.Os is { } os ? $" in {os.PrettyName}" : "")}");
        return OfInventory(target, inventory) with { Manifest = contents.Manifest, Base = contents.Base, Problems = contents.Problems, Verified = contents.Verified };
    }

    private static ScanSubject OfInventory(ImageTarget target, Inventory inventory) =>
        new() { ToolVersion = ToolVersion.Text, Reference = target.Text, Kind = target.Kind, Inventory = inventory };
}
