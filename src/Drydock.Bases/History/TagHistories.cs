using System.Collections.Concurrent;
using System.Text;
using Drydock.Bases.Products;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Bases.History;

/// <summary>The histories of official images: of each the newer of the built-in one and the one that was refreshed on this machine.</summary>
/// <param name="folder">Where refreshed ones lie, one file per image; null for the built-in ones alone.</param>
/// <param name="damaged">Told of a refreshed one that cannot be read, once; the built-in one is used.</param>
public sealed class TagHistories(string? folder, Action<Problem>? damaged = null)
{
    private readonly ConcurrentDictionary<string, TagHistory?> opened = new(StringComparer.Ordinal);

    /// <summary>The names of the images whose history is known, sorted.</summary>
    public static IReadOnlyList<string> Images { get; } = TagHistory.BuiltInNames();

    /// <summary>The history of a reference's image; null for images that are not among the known official ones.</summary>
    public TagHistory? Of(ImageReference image) => ProductList.OfficialName(image) is { } name ? OfName(name) : null;

    /// <summary>As the other, by the name of the image: <c>python</c>.</summary>
    public TagHistory? OfName(string image) => opened.GetOrAdd(image, Open);

    /// <summary>The file of an image in a folder.</summary>
    public static string PathIn(string folder, string image) => Path.Combine(folder, image + ".txt");

    /// <summary>The refreshed history of an image; null when there is none.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    public static TagHistory? Read(string folder, string image)
    {
        var path = PathIn(folder, image);
        if (!File.Exists(path)) return null;
        if (new FileInfo(path).Length > HistoryText.MostLength) throw new FormatException("it is larger than 8 MiB");
        return HistoryText.Read(File.ReadAllText(path, Encoding.UTF8));
    }

    private TagHistory? Open(string image)
    {
        // Only names of built-in histories reach the folder: a reference cannot lead elsewhere.
        if (TagHistory.BuiltIn(image) is not { } own || folder is null) return TagHistory.BuiltIn(image);
        try
        {
            return Read(folder, image) is { } seen && seen.AsOf >= own.AsOf ? seen : own;
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            damaged?.Invoke(new Problem("reading", PathIn(folder, image), $"{error.Message.TrimEnd('.')}; the tool's own facts are used", "run \"drydock db update --feed official-images\" again"));
            return own;
        }
    }
}
