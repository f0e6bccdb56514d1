using System.Collections.Immutable;
using Drydock.Bases;
using Drydock.Bases.Calendar;
using Drydock.Bases.History;
using Drydock.Bases.Ladder;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using Drydock.Dockerfiles.Rules;
using Drydock.Images.References;

namespace Drydock.Assessment.Checking;

/// <summary>What the support calendar and the history of tags know of bases, as the rules on Dockerfiles need it. Nothing is looked up.</summary>
/// <remarks>One object serves one check: it remembers what it read. Not for several threads at once.</remarks>
/// <param name="day">The day that is spoken of.</param>
public sealed class BaseKnowledge(LifecycleFacts lifecycle, DateOnly day)
{
    private readonly SupportCalendar calendar = lifecycle.Calendar;

    /// <param name="calendar">With the built-in histories of tags.</param>
    public BaseKnowledge(SupportCalendar calendar, DateOnly day)
        : this(LifecycleFacts.BuiltIn with { Calendar = calendar }, day)
    {
    }

    /// <summary>The one distribution whose long-term support is for everybody; others sell theirs, and what is sold does not count.</summary>
    private const string Debian = "debian";

    private readonly Dictionary<string, BaseFacts> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TagHistory?> histories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TagList> lists = new(StringComparer.Ordinal);

    /// <summary>The facts on a base: those that its name alone tells, and what is known beside.</summary>
    public BaseFacts Of(ImageReference image)
    {
        var key = image.ToString();
        if (!known.TryGetValue(key, out var facts)) known.Add(key, facts = Read(image));
        return facts;
    }

    private BaseFacts Read(ImageReference image)
    {
        if (image is { Tag: null, Digest: not null }) return KnownBases.Of(image);
        var (tag, product) = (ImageTag.Of(image), ProductList.Of(image));
        var os = tag.Os is { HasRelease: true } ? tag.Os : HeldBy(image, tag);
        var facts = KnownBases.Of(image, os is null ? null : (os.Id, os.Codename ?? os.Version));

        // A distribution's version is its release: told once.
        var line = product.OsId is null && tag.Version is { } version ? calendar.Of(product, version) : null;
        var life = os is null ? null : calendar.Of(os);
        var lineEnd = line?.Security.Date;
        if (life is { Product: Debian, Extended.Date: { } extended })
            facts = facts with { RegularUntil = life.Security.Date, LongTermUntil = extended, SupportedUntil = Earlier(extended, lineEnd) };
        else
            facts = facts with { SupportedUntil = Earlier(life?.Security.Date, lineEnd) };
        return TagHistory.Covers(image) && image.Digest is null ? WithTags(image, tag, facts) : facts;
    }

    /// <summary>The release that a tag without one stands on; not asked of a digest, which may be of another day.</summary>
    private BaseOs? HeldBy(ImageReference image, ImageTag tag) => image.Digest is null ? HistoryOf(image)?.Find(tag.Text)?.OsOn(day) : null;

    private BaseFacts WithTags(ImageReference image, ImageTag tag, BaseFacts facts)
    {
        var variants = VariantTags.Of(tag, ListOf(image).Tags);
        return facts with
        {
            VariantTags = variants,
            LostPlatforms = [.. PlatformLosses.Of(image, day).SelectMany(static l => l.Platforms).Select(PlatformOf).OfType<string>().Distinct(StringComparer.Ordinal)],
            SlimTag = tag.Variant.IsEmpty && tag.Os?.Id is null or "debian" ? variants.GetValueOrDefault("slim") : null,
            NewerTag = Pinning.Of(image).Version == VersionPin.Patch ? NewerOf(image) : null,
        };
    }

    /// <summary>docker-library's name of a platform as builders write it; null for a variant of ARM, of which others may be left.</summary>
    private static string? PlatformOf(string name) => name switch
    {
        "i386" => "linux/386",
        "arm64v8" => "linux/arm64",
        _ => name.StartsWith("arm32", StringComparison.Ordinal) ? null : "linux/" + name,
    };

    private string? NewerOf(ImageReference image)
    {
        var rung = UpgradeLadder.Of(image, ListOf(image), day, calendar, history: HistoryOf(image)).FirstOrDefault(static r => r.Kind == UpdateKind.Patch);
        return rung?.Reference is { } text && ImageReference.TryParse(text, out var newer, out _) ? newer.Tag : null;
    }

    private TagHistory? HistoryOf(ImageReference image)
    {
        if (!histories.TryGetValue(image.Name, out var history)) histories.Add(image.Name, history = lifecycle.Histories.Of(image));
        return history;
    }

    private TagList ListOf(ImageReference image)
    {
        if (!lists.TryGetValue(image.Name, out var list)) lists.Add(image.Name, list = TagList.BuiltIn(image, HistoryOf(image)!, day));
        return list;
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a < b ? a : b;
}
