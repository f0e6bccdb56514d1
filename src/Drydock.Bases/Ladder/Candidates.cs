using System.Collections.Immutable;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Ladder;

/// <summary>The tags that a base can step to: of its lineage, no less and no more precise than it is, no prerelease, and never to another kind of system.</summary>
internal sealed class Candidates
{
    private readonly ImageTag tag;
    private readonly Product product;
    private readonly ImmutableArray<KnownTag> tags;

    public Candidates(ImageTag tag, Product product, ImmutableArray<KnownTag> all)
    {
        (this.tag, this.product) = (tag, product);
        tags = [.. all.Where(IsComparable)];
    }

    /// <summary>The best of those that fit: still built before retired, then the newest version.</summary>
    public KnownTag? Best(Func<ImageTag, bool> fits) => tags.Where(t => fits(t.Tag)).OrderBy(static t => t.RetiredOn is not null).ThenByDescending(static t => t.Tag, Newest).ThenBy(static t => t.Tag.Text, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>True for a newer version of the same line, with the same accelerators.</summary>
    public bool IsPatch(ImageTag other)
    {
        if (!SameAccelerators(other) || !IsSameLine(other)) return false;
        return tag.Version is { } version ? other.Version!.CompareTo(version) > 0 : tag.Date is { } date && other.Date > date;
    }

    /// <summary>True for the same line of the product; for a distribution, any: its line is its release.</summary>
    public bool IsSameLine(ImageTag other)
    {
        if (product.OsId is not null || tag.Version is not { } version) return SameAccelerators(other);
        if (!SameAccelerators(other) || other.Version!.CompareTo(version) < 0) return false;
        return version.Precision < product.SeriesParts ? other.Version.SameFirst(version, version.Precision) : product.SeriesOf(version) == product.SeriesOf(other.Version);
    }

    /// <summary>The best on the nearest of some releases of the distribution that still has one; where none is built any more, the newest version, on the nearest.</summary>
    public KnownTag? OnNewer(ImmutableArray<BaseOs> releases, Func<ImageTag, bool> fits)
    {
        var found = tags.Where(t => fits(t.Tag) && t.Tag.Os is { } os && releases.Contains(os)).ToList();
        var live = found.Where(static t => t.RetiredOn is null).OrderBy(t => releases.IndexOf(t.Tag.Os!)).ThenByDescending(static t => t.Tag, Newest).ThenBy(static t => t.Tag.Text, StringComparer.Ordinal).FirstOrDefault();
        return live ?? found.OrderByDescending(static t => t.Tag, Newest).ThenBy(t => releases.IndexOf(t.Tag.Os!)).FirstOrDefault();
    }

    /// <summary>The newer lines of the product, the nearest first.</summary>
    public ImmutableArray<string> NewerLines(Func<TagVersion, bool> fits)
    {
        var lines = tags.Where(t => t.Tag.Version is { } v && t.RetiredOn is null && product.SeriesOf(v) != product.SeriesOf(tag.Version!) && v.CompareTo(tag.Version) > 0 && fits(v));
        return [.. lines.Select(t => product.SeriesOf(t.Tag.Version!)!).Distinct().Order(Comparer<string>.Create(NaturalOrder.Compare))];
    }

    /// <summary>The newest of a line that is still built: on the same distribution where that is supported, else on the nearest of the supported ones.</summary>
    public KnownTag? InLine(string line, BaseOs? os, ImmutableArray<BaseOs> supported)
    {
        bool Fits(ImageTag t) => t.Version is { } v && product.SeriesOf(v) == line;
        if (supported.IsEmpty && Best(t => Fits(t) && Equals(t.Os, os)) is { RetiredOn: null } same) return same;
        return !supported.IsEmpty && OnNewer(supported, Fits) is { RetiredOn: null } newer ? newer : null;
    }

    /// <summary>True when lines between the present one and another are passed over.</summary>
    public bool Skips(string line, Func<TagVersion, bool> longTerm) =>
        tags.Any(t => t.Tag.Version is { } v && v.CompareTo(tag.Version) > 0 && !longTerm(v) && NaturalOrder.Compare(product.SeriesOf(v)!, line) < 0 && product.SeriesOf(v) != product.SeriesOf(tag.Version!));

    private static Comparer<ImageTag> Newest { get; } = Comparer<ImageTag>.Create(static (a, b) =>
        Compare(a.Version, b.Version) is var version and not 0 ? version : Nullable.Compare(a.Date, b.Date));

    private static int Compare(TagVersion? a, TagVersion? b) => a is null ? (b is null ? 0 : -1) : a.CompareTo(b);

    private bool IsComparable(KnownTag known)
    {
        var other = known.Tag;
        if (other.Text == tag.Text || !other.Variant.SequenceEqual(tag.Variant)) return false;
        if (other.IsPrerelease && !tag.IsPrerelease) return false;
        if ((other.Version is null) != (tag.Version is null) || (other.Date is null) != (tag.Date is null) || other.Commit is not null || other.Channel != tag.Channel) return false;
        if (other.Version is { } v && (Precision(v) != Precision(tag.Version!) || v.Prefixed != tag.Version!.Prefixed)) return false;
        return SystemForm(other.Os) == SystemForm(tag.Os);
    }

    private int Precision(TagVersion version) => version.IsNumberedPrerelease ? product.CompleteParts : Math.Min(version.Precision, product.CompleteParts);

    private static (string? Id, bool HasRelease) SystemForm(BaseOs? os) => (os?.Id, os?.HasRelease == true);

    private bool SameAccelerators(ImageTag other) => other.Accelerators.SequenceEqual(tag.Accelerators);
}
