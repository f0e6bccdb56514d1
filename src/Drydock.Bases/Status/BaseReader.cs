using Drydock.Bases.Calendar;
using Drydock.Bases.History;
using Drydock.Bases.Ladder;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using Drydock.Images.References;

namespace Drydock.Bases.Status;

/// <summary>Says where a base stands, from the built-in facts and what was looked up.</summary>
public sealed class BaseReader(LifecycleFacts facts)
{
    private readonly SupportCalendar calendar = facts.Calendar;

    /// <param name="calendar">With the built-in histories of tags.</param>
    public BaseReader(SupportCalendar calendar)
        : this(LifecycleFacts.BuiltIn with { Calendar = calendar })
    {
    }

    /// <summary>What is known without asking.</summary>
    public LifecycleFacts Facts => facts;

    /// <summary>The status of a base on a day.</summary>
    /// <param name="found">What a registry was asked and answered; null for the built-in facts alone.</param>
    public BaseStatus Read(ImageReference image, DateOnly day, BaseLookup? found = null)
    {
        var (tag, product) = (ImageTag.Of(image), ProductList.Of(image));
        var byDigest = image.Tag is null && image.Digest is not null;
        var history = facts.Histories.Of(image);
        var life = byDigest ? null : history?.Find(tag.Text);
        var os = byDigest ? null : tag.Os is { HasRelease: true } ? tag.Os : life?.OsOn(day) ?? tag.Os;
        var line = tag.Version is { } version ? product.SeriesOf(version) : null;
        var status = new BaseStatus
        {
            Reference = image,
            Day = day,
            Product = product,
            Os = os,
            Support = os is null ? null : calendar.Of(os)?.PhaseOn(day),
            Line = line,
            LineSupport = tag.Version is null ? null : calendar.Of(product, tag.Version)?.PhaseOn(day),
            Pinning = Pinning.Of(image),
            Moves = life is null ? [] : [.. life.MovesUntil(day).Select(m => history!.WasSeen(m.Date) ? m with { SeenIn = history.Origin } : m)],
            LostPlatforms = PlatformLosses.Of(image, day),
            Ladder = UpgradeLadder.Of(image, found?.Tags ?? (history is null ? null : TagList.BuiltIn(image, history, day)), day, calendar, found?.Digest, found is not null, history),
            HistoryEnds = life is null ? null : history!.AsOf,
            Facts = new FactDates(calendar.AsOf, calendar.Origin, history?.AsOf, history?.Origin),
            CurrentDigest = found?.Digest,
            Pushed = TagPush.Of(found),
            Platforms = found is { Digest: null, Hub.Tag: { } hub } ? hub.Platforms : [],
            Problems = found?.Problems ?? [],
        };
        return status with { Notices = [.. Notices.Of(status, life, history), .. TagPush.Unknown(found) is { } unknown ? [new Notice(UpdateKind.Rebuild, null, unknown)] : Array.Empty<Notice>()] };
    }
}
