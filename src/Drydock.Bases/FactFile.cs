using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Bases;

/// <summary>A file of built-in facts: comment lines with what they are, where they come from and their day, then one fact per line.</summary>
/// <param name="AsOf">The day up to which they are right.</param>
/// <param name="Lines">Without comments.</param>
internal sealed record FactFile(DateOnly AsOf, ImmutableArray<string> Lines)
{
    private const string AsOfLine = "# as-of ";

    /// <summary>Opens a file of the assembly; null when there is none of that name.</summary>
    /// <param name="name"><c>support-dates.txt</c>.</param>
    public static FactFile? Find(string name)
    {
        using var stream = typeof(FactFile).Assembly.GetManifestResourceStream("Drydock.Bases." + name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Reads the lines of such a file.</summary>
    /// <exception cref="FormatException">They do not tell their day.</exception>
    public static FactFile Read(IReadOnlyList<string> lines)
    {
        var asOf = lines.FirstOrDefault(static l => l.StartsWith(AsOfLine, StringComparison.Ordinal)) ?? throw new FormatException("it does not tell its day (# as-of …)");
        return new FactFile(Day(asOf[AsOfLine.Length..]), [.. lines.Where(static l => l[0] != '#')]);
    }

    /// <summary>True when the assembly has a file of that name.</summary>
    public static bool Has(string name) => typeof(FactFile).Assembly.GetManifestResourceInfo("Drydock.Bases." + name) is not null;

    /// <summary>The names of the files that begin with a text.</summary>
    public static IEnumerable<string> Names(string beginning) =>
        typeof(FactFile).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("Drydock.Bases." + beginning, StringComparison.Ordinal)).Select(static n => n["Drydock.Bases.".Length..]);

    /// <summary>Opens a file that is known to be there.</summary>
    public static FactFile Open(string name) => Find(name) ?? throw new InvalidOperationException($"The facts {name} are not in the assembly.");

    /// <summary>The cells of a line, parted by <c>|</c>.</summary>
    public static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    /// <summary>Reads <c>2025-08-12</c>.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a list of tags written as groups of beginnings and endings: <c>3,3.12/-slim,-slim-bookworm /latest</c>.</summary>
    public static IEnumerable<string> Tags(string groups)
    {
        foreach (var group in groups.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var slash = group.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0) throw new FormatException("a group of tags has no '/'");
            var endings = group[(slash + 1)..].Split(',');
            foreach (var beginning in group[..slash].Split(','))
                foreach (var ending in endings)
                    yield return beginning + ending;
        }
    }
}
