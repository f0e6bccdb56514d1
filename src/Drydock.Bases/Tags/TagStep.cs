using System.Collections.Immutable;
using Drydock.Bases.Products;

namespace Drydock.Bases.Tags;

/// <summary>What lies between two tags of one image.</summary>
/// <param name="Kinds">In the order of the enumeration; empty when they say the same. Only what the tags tell: a rebuild, a silent move of the distribution or a lost
/// platform is not seen in them.</param>
/// <param name="Backwards">True when any part goes back: an older version, an older release of the distribution, an older accelerator.</param>
/// <param name="Comparable">False when the two cannot be ordered: a version against none, Debian against Alpine.</param>
public sealed record TagStep(ImmutableArray<UpdateKind> Kinds, bool Backwards, bool Comparable)
{
    /// <summary>The risk of the step: the highest of its parts.</summary>
    public UpdateRisk? Risk { get; init; }

    /// <summary>Compares two tags.</summary>
    public static TagStep Between(Product product, ImageTag from, ImageTag to)
    {
        var found = new Parts(product);
        found.Versions(from, to);
        found.Systems(from.Os, to.Os);
        found.Accelerated(from, to);
        if (!from.Variant.SequenceEqual(to.Variant)) found.Add(UpdateKind.Variant, new UpdateRisk(RiskLevel.Medium, "another variant holds other packages"));
        return new TagStep([.. found.Kinds.Order()], found.Backwards, found.Comparable) { Risk = found.Risk };
    }

    private sealed class Parts(Product product)
    {
        public SortedSet<UpdateKind> Kinds { get; } = [];

        public bool Backwards { get; private set; }

        public bool Comparable { get; private set; } = true;

        public UpdateRisk? Risk { get; private set; }

        public void Add(UpdateKind kind, UpdateRisk risk)
        {
            Kinds.Add(kind);
            if (Risk is null || risk.Level > Risk.Level) Risk = risk;
        }

        public void Versions(ImageTag from, ImageTag to)
        {
            if (from.Version is null && to.Version is null)
            {
                if (from.Date is { } old && to.Date is { } now && old != now) Step(old.CompareTo(now), UpdateKind.Patch, product.PatchRisk);
                else if (from.Channel != to.Channel || from.Commit != to.Commit) Comparable = false;
                return;
            }

            if (from.Version is not { } a || to.Version is not { } b)
            {
                Comparable = false;
                return;
            }

            if (a.CompareTo(b) is var order and not 0)
            {
                if (product.OsId is not null && product.SeriesOf(a) != product.SeriesOf(b)) return;
                var kind = !a.SameFirst(b, 1) ? UpdateKind.Major : product.CompleteParts > 2 && !a.SameFirst(b, 2) ? UpdateKind.Feature : UpdateKind.Patch;
                Step(order, kind, kind switch { UpdateKind.Major => product.MajorRisk, UpdateKind.Feature => product.FeatureRisk, _ => product.PatchRisk });
            }
        }

        public void Systems(BaseOs? from, BaseOs? to)
        {
            if (from == to) return;
            if (from is null || to is null || OsReleases.Compare(from, to) is not { } order) Comparable = false;
            else if (order != 0) Step(order, UpdateKind.OsUpgrade, new UpdateRisk(RiskLevel.High, "another release of the distribution: packages are renamed or gone, libraries change their sonames"));
        }

        public void Accelerated(ImageTag from, ImageTag to)
        {
            foreach (var old in from.Accelerators)
            {
                if (to.Accelerators.FirstOrDefault(a => a.Name == old.Name) is not { } now || Equals(old.Version, now.Version)) continue;
                var order = old.Version is { } a && now.Version is { } b ? a.CompareTo(b) : -1;
                Step(order, UpdateKind.Accelerator, new UpdateRisk(RiskLevel.High, "another version of the accelerator's libraries may need a newer driver"));
            }
        }

        private void Step(int order, UpdateKind kind, UpdateRisk risk)
        {
            Backwards |= order > 0;
            Add(kind, risk);
        }
    }
}
