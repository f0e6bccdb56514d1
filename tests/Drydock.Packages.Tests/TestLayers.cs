using System.Security.Cryptography;
using System.Text;
using Drydock.Images;
using Drydock.Images.Layers;

namespace Drydock.Packages.Tests;

/// <summary>Makes the facts of a stack of layers, as a read image would have them, and reads the inventory.</summary>
internal sealed class TestLayers
{
    private readonly List<TestLayer> layers = [];

    public static TestLayers Of(params (string Path, string Content)[] files)
    {
        var layer = new TestLayer();
        foreach (var (path, content) in files) layer.File(path, content);
        return new TestLayers().Add(layer);
    }

    public TestLayers Layer(Action<TestLayer> fill)
    {
        var layer = new TestLayer();
        fill(layer);
        return Add(layer);
    }

    /// <summary>The inventory of these layers as an image.</summary>
    public Inventory Inventory() => InventoryReader.Read(new ImageContents(Manifest, Merge(), null, [], Verified: true));

    /// <summary>The inventory of these layers as a plain folder.</summary>
    public Inventory FolderInventory() => InventoryReader.Read(new ImageContents(null, Merge(), null, [], Verified: true));

    /// <summary>Merges; a known folder behind a link is read as such in a second pass, as the image reader does.</summary>
    public MergedFiles Merge()
    {
        var selector = new PackageFiles();
        var first = MergedFiles.Merge([.. layers.Select(l => l.Facts(selector, static p => p))]);
        var moved = selector.KnownFolders.Select(k => (Known: k, Real: first.Resolve(k))).Where(static m => m.Real is not null && m.Real != m.Known).ToList();
        moved.AddRange(selector.KnownFiles.Select(k => (Known: k, Real: first.Resolve(k))).Where(static m => m.Real is not null && m.Real != m.Known));
        string Known(string path)
        {
            foreach (var (known, real) in moved)
                if (path == real || path.StartsWith(real + "/", StringComparison.Ordinal)) return known + path[real!.Length..];
            return path;
        }

        return moved.Count == 0 ? first : MergedFiles.Merge([.. layers.Select(l => l.Facts(selector, Known))]);
    }

    private static ImageManifest Manifest { get; } = new() { Reference = "test:latest", Platform = new Platform("linux", "amd64"), Layers = [] };

    private TestLayers Add(TestLayer layer)
    {
        layers.Add(layer);
        return this;
    }
}

internal sealed class TestLayer
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly List<LayerLink> links = [];
    private readonly List<string> whiteouts = [];
    private readonly List<string> opaque = [];

    public TestLayer File(string path, string content) => File(path, Encoding.UTF8.GetBytes(content));

    public TestLayer File(string path, byte[] content)
    {
        files[path] = content;
        return this;
    }

    public TestLayer Link(string path, string target)
    {
        links.Add(new LayerLink(path, target));
        return this;
    }

    public TestLayer Whiteout(string path)
    {
        whiteouts.Add(path);
        return this;
    }

    public TestLayer Opaque(string folder)
    {
        opaque.Add(folder);
        return this;
    }

    public LayerFacts Facts(IFileSelector selector, Func<string, string> known) => new()
    {
        Files = [.. files.Where(f => selector.Wants(known(f.Key))).Select(f => Keep(f.Key, f.Value, selector, known))],
        SymbolicLinks = [.. links.OrderBy(static l => l.Path, StringComparer.Ordinal)],
        Whiteouts = [.. whiteouts],
        OpaqueFolders = [.. opaque],
    };

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "The digest that package databases record.")]
    public static string Md5(string content) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(content)));

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "The digest that package databases record.")]
    private static KeptFile Keep(string path, byte[] content, IFileSelector selector, Func<string, string> known) =>
        new(path, content.Length, Convert.ToHexStringLower(MD5.HashData(content)), selector.Reduce(known(path), content));
}
