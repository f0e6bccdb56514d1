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

    private TagHistory(DateOnly asOf, string? origin, DateOnly? seenAfter, FrozenDictionary<string, TagLife> tags) => (AsOf, Origin, SeenAfter, this.tags) = (asOf, origin ?? "the tool", seenAfter, tags);

    /// <summary>The day up to which it is right.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Where the newest of it comes from, for people: <c>the tool</c>, or the address of a list of tags.</summary>
    public string Origin { get; }

    /// <summary>The day after which changes are dated with the day on which they were seen; null for the built-in history, which has the days themselves.</summary>
    public DateOnly? SeenAfter { get; }

    /// <summary>For people: <c>the built-in history of 2026-08-21</c>.</summary>
    public string Told => SeenAfter is null ? $"the built-in history of {AsOf:yyyy-MM-dd}" : $"docker-library's list of {AsOf:yyyy-MM-dd}";

    /// <summary>True for a change that a refreshed list of tags told.</summary>
    public bool WasSeen(DateOnly day) => SeenAfter is { } after && day > after;

    /// <summary>Every known tag, retired ones included.</summary>
    public IEnumerable<KeyValuePair<string, TagLife>> Tags => tags;

    /// <summary>The built-in history of a reference's image; null for images that are not among the known official ones.</summary>
    public static TagHistory? Of(ImageReference image) => ProductList.OfficialName(image) is { } name ? BuiltIn(name) : null;

    /// <summary>True for an image whose history is known; cheap.</summary>
    public static bool Covers(ImageReference image) => ProductList.OfficialName(image) is { } name && FactFile.Has(Resource(name));

    /// <summary>The life of a tag; null when it is not known.</summary>
    public TagLife? Find(string tag) => tags.GetValueOrDefault(tag);

    /// <summary>The built-in history of an image; null when there is none.</summary>
    internal static TagHistory? BuiltIn(string image) =>
        // The name comes from a reference, whose grammar leaves no way out of the resources' namespace.
        FactFile.Find(Resource(image)) is { } file ? Read(file, null, null) : null;

    /// <summary>The names of all built-in histories, sorted.</summary>
    internal static ImmutableArray<string> BuiltInNames() => [.. FactFile.Names("History.").Select(static n => n["History.".Length..^".txt".Length]).Order(StringComparer.Ordinal)];

    /// <summary>Reads the lines of a history.</summary>
    /// <exception cref="FormatException">A line is not of its form, or a tag is there twice.</exception>
    internal static TagHistory Read(FactFile file, string? origin, DateOnly? seenAfter)
    {
        var lives = new Dictionary<string, TagLife>(StringComparer.Ordinal);
        var suites = new Dictionary<string, BaseOs?>(StringComparer.Ordinal);
        foreach (var line in file.Lines)
        {
            var cells = FactFile.Cells(line);
            if (cells.Length != 2) throw new FormatException($"a line has {cells.Length} cells instead of 2");
            var life = new TagLife(Spans(cells[0].Split(' '), suites));
            foreach (var tag in FactFile.Tags(cells[1]))
                if (!lives.TryAdd(tag, life)) throw new FormatException($"the tag {tag} is there twice");
        }

        return new TagHistory(file.AsOf, origin, seenAfter, lives.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>This history with what a newer list of tags changed in it.</summary>
    internal TagHistory Refreshed(DateOnly day, string origin, Dictionary<string, TagLife> lives) => new(day, origin, SeenAfter ?? AsOf, lives.ToFrozenDictionary(StringComparer.Ordinal));

    private static string Resource(string image) => $"History.{image}.txt";

    /// <summary>Reads pairs of a day and the suite from then on: <c>2022-10-24 bullseye 2023-06-14 bookworm 2025-08-12 -</c>.</summary>
    private static ImmutableArray<TagSpan> Spans(string[] words, Dictionary<string, BaseOs?> suites)
    {
        if (words.Length < 2 || words.Length % 2 != 0) throw new FormatException("a line does not pair days and suites");
        var spans = ImmutableArray.CreateBuilder<TagSpan>();
        for (var i = 0; i < words.Length; i += 2)
        {
            if (words[i + 1] == "-") continue;
            if (!suites.TryGetValue(words[i + 1], out var os)) suites.Add(words[i + 1], os = HistoryText.ReadWord(words[i + 1]));
            spans.Add(new TagSpan(FactFile.Day(words[i]), i + 2 < words.Length ? FactFile.Day(words[i + 2]) : null, os));
        }

        return spans.Count > 0 ? spans.ToImmutable() : throw new FormatException("a line has no suite");
    }
}
