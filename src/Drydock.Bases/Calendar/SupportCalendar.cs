using System.Collections.Frozen;
using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Calendar;

/// <summary>When distributions and languages are supported: from the advisory database where it has the product and is not older, else from built-in dates.</summary>
public sealed class SupportCalendar
{
    private static readonly Lazy<SupportCalendar> Shared = new(static () => new SupportCalendar(null));

    private const string Feed = "endoflife";

    private static readonly string[] Distributions = ["alpine-linux", "amazon-linux", "rocky-linux", "oracle-linux", "debian", "ubuntu", "almalinux", "rhel"];

    /// <summary>What the database says of the products that are known here, by product.</summary>
    private readonly FrozenDictionary<string, ImmutableArray<ReleaseSupport>> stored = FrozenDictionary<string, ImmutableArray<ReleaseSupport>>.Empty;

    /// <param name="store">Read here and not kept; its dates count where they are not older than the built-in ones. Null for those only.</param>
    public SupportCalendar(IAdvisoryStore? store)
    {
        if (store?.Info.Sources.FirstOrDefault(static s => s.Name == Feed) is not { } source || DateOnly.FromDateTime(source.AsOf.UtcDateTime) is var day && day < KnownSupportDates.AsOf) return;
        (AsOf, Origin) = (day, source.Origin);
        var products = ProductList.All.Select(static p => p.Calendar).OfType<string>().Concat(Distributions).Distinct(StringComparer.Ordinal);
        stored = products.ToFrozenDictionary(static p => p, p => store.FindReleases(p).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The built-in dates alone.</summary>
    public static SupportCalendar BuiltIn => Shared.Value;

    /// <summary>The day up to which the dates are right.</summary>
    public DateOnly AsOf { get; } = KnownSupportDates.AsOf;

    /// <summary>Where they come from, for people: <c>the tool</c>, or the place of the feed.</summary>
    public string Origin { get; } = "the tool";

    /// <summary>The life of a release; null when neither source knows it.</summary>
    /// <param name="product">endoflife.date's id: <c>debian</c>, <c>python</c>.</param>
    /// <param name="cycle"><c>12</c>, <c>3.12</c>.</param>
    public ReleaseSupport? Find(string product, string cycle) =>
        stored.GetValueOrDefault(product, []).FirstOrDefault(r => r.Cycle == cycle) is { } found ? Own(found) : KnownSupportDates.Find(product, cycle) is { } known ? Own(known) : null;

    /// <summary>The life of a distribution's release; null when it is open or unknown.</summary>
    public ReleaseSupport? Of(BaseOs os) => os.Version is { } version && CalendarOf(os.Id) is { } product ? Find(product, version) : null;

    /// <summary>The life of the line that a version belongs to; null when the version is less precise than a line, or the line is unknown.</summary>
    public ReleaseSupport? Of(Product product, TagVersion version) => product.Calendar is { } calendar && product.SeriesOf(version) is { } series ? Find(calendar, series) : null;

    /// <summary>The newest version of a line on the day of the built-in dates; null when unknown.</summary>
    public static string? LatestOf(ReleaseSupport line) => KnownSupportDates.Of(line.Product).FirstOrDefault(r => r.Support.Cycle == line.Cycle)?.Latest;

    /// <summary>Every known release of a product, oldest first.</summary>
    public ImmutableArray<ReleaseSupport> Releases(string product)
    {
        var fresh = stored.GetValueOrDefault(product, []);
        var all = fresh.Concat(KnownSupportDates.Of(product).Select(static r => r.Support).Where(k => !fresh.Any(f => f.Cycle == k.Cycle))).Select(Own);
        return [.. all.OrderBy(static r => r.Cycle, Comparer<string>.Create(NaturalOrder.Compare))];
    }

    /// <summary>The releases of a distribution that are newer than one and in regular support on a day, oldest first; long-term ones only.</summary>
    public ImmutableArray<BaseOs> Newer(BaseOs os, DateOnly day)
    {
        if (CalendarOf(os.Id) is not { } product) return [];
        var newer = ImmutableArray.CreateBuilder<BaseOs>();
        foreach (var release in Releases(product))
        {
            var candidate = OsReleases.ByNumber(os.Id, release.Cycle);
            if (OsReleases.Compare(candidate, os) > 0 && OsReleases.IsLongTerm(candidate) && IsRegular(Of(candidate)?.PhaseOn(day))) newer.Add(candidate);
        }

        return newer.ToImmutable();
    }

    /// <summary>True for a phase in which the makers themselves mend vulnerabilities.</summary>
    public static bool IsRegular(SupportPhase? phase) => phase?.Phase is "supported" or "security";

    /// <summary>endoflife.date's name of a distribution, from its os-release ID.</summary>
    private static string? CalendarOf(string id) => id switch
    {
        "alpine" => "alpine-linux",
        "amzn" => "amazon-linux",
        "rocky" => "rocky-linux",
        "ol" => "oracle-linux",
        "debian" or "ubuntu" or "almalinux" or "rhel" => id,
        _ => null,
    };

    /// <summary>Without extended support that has no last day: where the source only says that there is some, others sell it.</summary>
    private static ReleaseSupport Own(ReleaseSupport release) => release.Extended.Date is null ? release with { Extended = default } : release;
}
