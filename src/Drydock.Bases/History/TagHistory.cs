using System.Collections.Frozen;
using System.Collections.Immutable;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using Drydock.Images.References;

namespace Drydock.Bases.History;

/// <summary>Which tags an official image has had since 2022, on which suite each was built when, and which are no longer built.</summary>
/// <remarks>A tag that leaves docker-library's library file is not rebuilt any more, but stays on Docker Hub.</remarks>
public sealed class TagHistory
{
    private readonly FrozenDictionary<string, TagLife> tags;

    private TagHistory(DateOnly asOf, FrozenDictionary<string, TagLife> tags) => (AsOf, this.tags) = (asOf, tags);

    /// <summary>The day up to which it is right.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Every known tag, retired ones included.</summary>
    public IEnumerable<KeyValuePair<string, TagLife>> Tags => tags;

    /// <summary>The history of a reference's image; null for images that are not among the known official ones.</summary>
    public static TagHistory? Of(ImageReference image) => ProductList.OfficialName(image) is { } name ? Open(name) : null;

    /// <summary>True for an image whose history is known; cheap.</summary>
    public static bool Covers(ImageReference image) => ProductList.OfficialName(image) is { } name && FactFile.Has(Resource(name));

    /// <summary>The life of a tag; null when it is not known.</summary>
    public TagLife? Find(string tag) => tags.GetValueOrDefault(tag);

    private static TagHistory? Open(string image)
    {
        // The name comes from a reference, whose grammar leaves no way out of the resources' namespace.
        if (FactFile.Find(Resource(image)) is not { } file) return null;
        var lives = new Dictionary<string, TagLife>(StringComparer.Ordinal);
        var suites = new Dictionary<string, BaseOs?>(StringComparer.Ordinal);
        foreach (var line in file.Lines)
        {
            var cells = FactFile.Cells(line);
            var life = new TagLife(Spans(cells[0].Split(' '), suites));
            foreach (var tag in FactFile.Tags(cells[1])) lives.Add(tag, life);
        }

        return new TagHistory(file.AsOf, lives.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static string Resource(string image) => $"History.{image}.txt";

    /// <summary>Reads pairs of a day and the suite from then on: <c>2022-10-24 bullseye 2023-06-14 bookworm 2025-08-12 -</c>.</summary>
    private static ImmutableArray<TagSpan> Spans(string[] words, Dictionary<string, BaseOs?> suites)
    {
        var spans = ImmutableArray.CreateBuilder<TagSpan>();
        for (var i = 0; i < words.Length; i += 2)
        {
            if (words[i + 1] == "-") continue;
            if (!suites.TryGetValue(words[i + 1], out var os)) suites.Add(words[i + 1], os = OsReleases.BySuite(words[i + 1]));
            spans.Add(new TagSpan(FactFile.Day(words[i]), i + 2 < words.Length ? FactFile.Day(words[i + 2]) : null, os));
        }

        return spans.ToImmutable();
    }
}
