using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Advisories;

/// <summary>The support dates that come with the tool, of distributions and languages, for when the database has none: the one table that all judge by.</summary>
/// <remarks>Facts of endoflife.date (MIT licence) as of <see cref="AsOf"/>.</remarks>
public static class KnownSupportDates
{
    private const string AsOfLine = "# as-of ";

    private static readonly Lazy<(DateOnly AsOf, FrozenDictionary<string, ImmutableArray<KnownRelease>> Products)> Table = new(Read);

    /// <summary>The day up to which the dates are right.</summary>
    public static DateOnly AsOf => Table.Value.AsOf;

    /// <summary>Every known release of a product, oldest first.</summary>
    /// <param name="product">endoflife.date's id: <c>debian</c>, <c>python</c>.</param>
    public static ImmutableArray<KnownRelease> Of(string product) => Table.Value.Products.GetValueOrDefault(product, []);

    /// <summary>The life of a release; null when it is not known.</summary>
    /// <param name="cycle"><c>12</c>, <c>3.12</c>.</param>
    public static ReleaseSupport? Find(string product, string cycle) => Of(product).FirstOrDefault(r => r.Support.Cycle == cycle)?.Support;

    private static (DateOnly, FrozenDictionary<string, ImmutableArray<KnownRelease>>) Read()
    {
        using var stream = typeof(KnownSupportDates).Assembly.GetManifestResourceStream("Drydock.Advisories.support-dates.txt") ?? throw new InvalidOperationException("The support dates are not in the assembly.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var asOf = lines.First(static l => l.StartsWith(AsOfLine, StringComparison.Ordinal))[AsOfLine.Length..];

        // The first line behind the comments names the columns.
        var releases = lines.Where(static l => l[0] != '#').Skip(1).Select(static l => Row(l.Split('|', StringSplitOptions.TrimEntries)));
        return (Day(asOf), releases.GroupBy(static r => r.Support.Product, StringComparer.Ordinal).ToFrozenDictionary(static g => g.Key, static g => g.ToImmutableArray(), StringComparer.Ordinal));
    }

    private static KnownRelease Row(string[] cells) => new(
        new ReleaseSupport(cells[0], cells[1], Text(cells[2]), cells[3] == "-" ? null : Day(cells[3]), End(cells[4]), End(cells[5]), End(cells[6])), Text(cells[7]));

    private static string? Text(string cell) => cell == "-" ? null : cell;

    private static SupportEnd End(string cell) => cell switch
    {
        "-" => default,
        "open" => new SupportEnd(null, false),
        "ended" => new SupportEnd(null, true),
        _ => new SupportEnd(Day(cell)),
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
