using System.Collections.Immutable;
using System.Globalization;
using Drydock.Advisories;
using Drydock.Bases.Calendar;
using Drydock.Bases.History;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Bases.Ladder;

/// <summary>The steps from a base, the smallest first: refresh the digest, the newest patch on the same distribution, the same version on the next supported
/// distribution, the next version. Each is proposed apart from the others, and an empty one says why.</summary>
public sealed class UpgradeLadder
{
    private readonly ImageReference image;
    private readonly ImageTag tag;
    private readonly Product product;
    private readonly TagList? list;
    private readonly DateOnly day;
    private readonly SupportCalendar calendar;
    private readonly TagHistory? history;
    private readonly Candidates candidates;

    private UpgradeLadder(ImageReference image, TagList? list, DateOnly day, SupportCalendar calendar, TagHistory? history)
    {
        (this.image, this.list, this.day, this.calendar, this.history) = (image, list, day, calendar, history);
        tag = ImageTag.Of(image);
        product = ProductList.Of(image);
        candidates = new Candidates(tag, product, list?.Tags ?? []);
    }

    /// <summary>The four rungs of a base.</summary>
    /// <param name="list">The tags it can step to; null when none are known.</param>
    /// <param name="day">Support is judged on this day.</param>
    /// <param name="digest">What the tag points to now, for the first rung; null when it is not known.</param>
    /// <param name="asked">True when a registry was asked for the digest.</param>
    /// <param name="history">What the image's tags held; null for the built-in history.</param>
    public static ImmutableArray<Rung> Of(ImageReference image, TagList? list, DateOnly day, SupportCalendar calendar, Digest? digest = null, bool asked = false, TagHistory? history = null)
    {
        var ladder = new UpgradeLadder(image, list, day, calendar, history ?? TagHistory.Of(image));
        return [ladder.Refresh(digest, asked), ladder.Patch(), ladder.NextSystem(), ladder.Feature()];
    }

    private Rung Refresh(Digest? digest, bool asked)
    {
        if (image.Tag is null && image.Digest is not null) return new Rung(UpdateKind.Rebuild, null, "only a digest is given, and a digest does not change; name the tag beside it");
        if (RetiredOn(tag.Text) is { } retired) return new Rung(UpdateKind.Rebuild, null, $"{tag.Text} has not been built since {Text(retired)}: no rebuild brings fixes any more");
        if (list is not null && !list.Tags.Any(t => t.Tag.Text == tag.Text)) return new Rung(UpdateKind.Rebuild, null, $"{tag.Text} is not among the tags of {list.Origin}{(tag.Os?.Id == "windows" ? ", which leaves Windows out" : "")}");
        if (digest is { } now)
        {
            if (image.Digest == now) return new Rung(UpdateKind.Rebuild, null, "the digest is the one that the tag points to now");
            return Full(UpdateKind.Rebuild, image.With(tag.Text, now), image.Digest is null ? "pins the content that the tag points to now" : "the tag points to newer content than the digest");
        }

        return Full(UpdateKind.Rebuild, image.With(tag.Text, null), $"what the tag points to now {(asked ? "could not be looked up and is not known" : "was not looked up")}; pull it again, as images are rebuilt for fixes of their distribution about every three weeks");
    }

    private Rung Patch()
    {
        const UpdateKind kind = UpdateKind.Patch;
        if (Unlisted(kind) is { } unlisted) return unlisted;
        if (tag.Version is null && tag.Date is null) return new Rung(kind, null, $"{tag.Text} names no version: new ones come with the same tag");
        if (tag.Version is { IsNumberedPrerelease: false } version && version.Precision < product.CompleteParts && tag.Date is null)
            return new Rung(kind, null, RetiredOn(tag.Text) is { } end ? $"{version} floats: its patches came with the same tag until {Text(end)}" : $"{version} floats: its patches come with the same tag");
        if (candidates.Best(c => candidates.IsPatch(c) && Equals(c.Os, tag.Os)) is not { } found) return new Rung(kind, null, $"{tag.Text} is the newest of its line{On(tag.Os)} in {list!.Origin}");
        if (found.RetiredOn is not { } retired) return Full(kind, found, $"the newest of {Line()}{On(tag.Os)}{Remark(tag.Os)}");
        if (tag.Os is { } os && PhaseOf(os) is { Phase: "eol" }) return new Rung(kind, null, $"a dead end: {found.Tag.Text} was the last of {Line()}{On(os)}, is not built since {Text(retired)}, and the support of {os.Describe()} has ended{Ended(os)}");
        return Full(kind, found, $"the last of {Line()}{On(tag.Os)}; it is not built since {Text(retired)}, so that a further step is due");
    }

    private Rung NextSystem()
    {
        const UpdateKind kind = UpdateKind.OsUpgrade;
        if (tag.Os is null or { HasRelease: false }) return Floating();
        if (tag.Os.Id == "windows") return new Rung(kind, null, "releases of Windows must match those of the hosts; none is proposed");
        var newer = calendar.Newer(tag.Os, day);
        if (newer.IsEmpty) return new Rung(kind, null, $"no newer release of {Family(tag.Os)} than {tag.Os.Describe()} is known to be supported on {Text(day)}");
        if (Unlisted(kind) is { } unlisted) return unlisted;
        if (candidates.OnNewer(newer, candidates.IsSameLine) is not { } found)
            return new Rung(kind, null, $"{Line()} was never built on {string.Join(" or ", newer.Select(static os => os.Describe()))} in this variant");
        if (found.RetiredOn is { } retired) return Full(kind, found, $"the last of {Line()} on {found.Tag.Os!.Describe()}, which is supported until {Until(found.Tag.Os)}; but it is not built since {Text(retired)}{LineEnded()}: a stop on the way, not the goal");
        return Full(kind, found, $"{(product.OsId is null ? $"{Line()} on " : "")}{found.Tag.Os!.Describe()}, supported until {Until(found.Tag.Os)}{Remark(tag.Os)}");
    }

    /// <summary>A tag that names no release holds one all the same: where that is known, the step goes from there to a tag that names a newer one.</summary>
    private Rung Floating()
    {
        const UpdateKind kind = UpdateKind.OsUpgrade;
        var named = tag.Os is null ? $"{tag.Text} names no distribution" : $"{tag.Text} names no release of {tag.Os.Describe()}";
        if (product == ProductList.Unknown) return new Rung(kind, null, named);
        if (Held() is not { HasRelease: true } held) return new Rung(kind, null, $"{named}: it moves to {(tag.Os is null ? "another one" : "newer ones")} by itself; name the one that you mean");
        var holding = tag with { Os = held };
        var labelled = new Candidates(holding, product, list?.Tags ?? []);
        var newer = calendar.Newer(held, day);
        if (labelled.OnNewer(newer, labelled.IsSameLine) is { RetiredOn: null } found)
            return new Rung(kind, image.With(found.Tag.Text, null).Familiar, $"{named} and holds {held.Describe()}; this is {Line()} on {found.Tag.Os!.Describe()}, supported until {Until(found.Tag.Os)}{Remark(held)}") { Risk = TagStep.Between(product, holding, found.Tag).Risk };
        var why = newer.IsEmpty ? $"{held.Describe()}, and no newer release of {Family(held)} is known to be supported on {Text(day)}" : $"{held.Describe()}, and {Line()} is not built on {string.Join(" or ", newer.Select(static os => os.Describe()))} in this variant";
        var same = labelled.Best(c => Equals(c.Os, held) && Equals(c.Version, tag.Version) && c.Date == tag.Date);
        return new Rung(kind, null, $"{named}: it moves to {(tag.Os is null ? "another one" : "newer ones")} by itself. It holds {why}{(same is { RetiredOn: null } ? $"; {image.With(same.Tag.Text, null).Familiar} names it and stays" : "")}");
    }

    /// <summary>The release that the tag held on the day, by the built-in history; null when that does not know it.</summary>
    private BaseOs? Held() => history?.Find(tag.Text)?.OsOn(day);

    private Rung Feature()
    {
        const UpdateKind kind = UpdateKind.Feature;
        if (product.OsId is not null) return new Rung(kind, null, "a distribution's next version is its next release: see os-upgrade");
        if (tag.Version is not { } version) return new Rung(kind, null, $"{tag.Text} names no version: new ones come with the same tag");
        if (version.Precision < product.SeriesParts) return new Rung(kind, null, $"{version} floats over the lines of {product.Name}: they come with the same tag");
        if (Unlisted(kind) is { } unlisted) return unlisted;
        var newer = candidates.NewerLines(c => product.IsLongTerm(c) && !HasEnded(c));
        foreach (var line in newer)
        {
            if (candidates.InLine(line, tag.Os, tag.Os is { HasRelease: true } os && PhaseOf(os) is not { Phase: "eol" } ? [] : Supported()) is not { } found) continue;
            var step = TagStep.Between(product, tag, found.Tag);
            var chosen = step.Kinds.Contains(UpdateKind.Major) ? UpdateKind.Major : kind;
            return Full(chosen, found, $"{product.Name} {line}, {LineSupport(found.Tag.Version!)}{Skipped(line)}{On(found.Tag.Os is { HasRelease: true } ? found.Tag.Os : null)}");
        }

        return new Rung(kind, null, newer.IsEmpty ? $"no newer line of {product.Name} that is supported for long is in {list!.Origin}" : $"no newer line of {product.Name} is built in this variant{On(tag.Os)}");
    }

    private ImmutableArray<BaseOs> Supported() => tag.Os is { HasRelease: true } os ? calendar.Newer(os, day) : [];

    private Rung? Unlisted(UpdateKind kind) => list is null ? new Rung(kind, null, $"the tags of {image.FamiliarName} are not among the built-in facts; ask its registry with --online") : null;

    private Rung Full(UpdateKind kind, KnownTag to, string reason) =>
        new(kind, image.With(to.Tag.Text, null).Familiar, reason) { Risk = TagStep.Between(product, tag, to.Tag).Risk };

    private static Rung Full(UpdateKind kind, ImageReference to, string reason) => new(kind, to.Familiar, reason) { Risk = new UpdateRisk(RiskLevel.Low, "the same versions, rebuilt") };

    private DateOnly? RetiredOn(string text) => list?.Tags.FirstOrDefault(t => t.Tag.Text == text)?.RetiredOn;

    private SupportPhase? PhaseOf(BaseOs os) => calendar.Of(os)?.PhaseOn(day);

    private bool HasEnded(TagVersion version) => calendar.Of(product, version)?.PhaseOn(day) is { Phase: "eol" };

    /// <summary>The line that is stayed in: <c>Python 3.12</c>.</summary>
    private string Line() => tag.Version is { } version && product.SeriesOf(version) is { } series ? $"{product.Name} {series}" : tag.Version is { } floating ? $"{product.Name} {floating}" : product.OsId is not null && tag.Os is { } os ? os.Describe() : product.Name;

    private string On(BaseOs? os) => os is null || product.OsId is not null ? "" : $" on {os.Describe()}";

    private string Remark(BaseOs? os) => os is not null && PhaseOf(os) is { } phase
        ? phase.Phase switch { "lts" => $"; {os.Describe()} has long-term support only, until {Text(phase.Until)}", "eol" => $"; the support of {os.Describe()} has ended", _ => "" }
        : "";

    private string Ended(BaseOs os) => (calendar.Of(os) is { } life ? life.Extended.Date ?? life.Security.Date : null) is { } end ? $" on {Text(end)}" : "";

    private string Until(BaseOs os) => Text(PhaseOf(os)?.Until);

    private string LineEnded() => tag.Version is { } version && calendar.Of(product, version) is { } life && life.PhaseOn(day) is { Phase: "eol" } ? $", the support of {Line()} has ended{(life.Security.Date is { } end ? $" on {Text(end)}" : "")}" : "";

    private string LineSupport(TagVersion version) => calendar.Of(product, version)?.PhaseOn(day) is { Until: not null } && calendar.Of(product, version)!.Security.Date is { } end ? $"supported until {Text(end)}" : "whose support dates are not known";

    private string Skipped(string line) => product.ShortTermReason is { } reason && candidates.Skips(line, product.IsLongTerm) ? $" ({reason})" : "";

    private static string Family(BaseOs os) => (os with { Version = null, Codename = null }).Describe();

    private static string Text(DateOnly? date) => date is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "an unknown day";
}
