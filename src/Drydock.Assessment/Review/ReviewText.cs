using System.Globalization;
using Drydock.Assessment.Reports;
using Drydock.Bases.Ladder;
using Drydock.Bases.Status;
using Drydock.Bases.Tags;

namespace Drydock.Assessment.Review;

/// <summary>Sentences that more than one format of the review says.</summary>
internal static class ReviewText
{
    public static string Title(MonthlyReview review) => $"Base image review {review.Month}";

    public static string Subtitle(MonthlyReview review) => string.Create(CultureInfo.InvariantCulture,
        $"{ReportText.Plural(review.Services.Length, "service", "services")} of {review.Fleet}, as of {review.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC, by drydock {review.ToolVersion}; advisories of {review.Database.Built.UtcDateTime:yyyy-MM-dd}{(review.Database.Kind == "sample" ? " (bundled sample)" : "")}.");

    /// <summary>The figures as rows: what, this month, the month before.</summary>
    public static IEnumerable<(string What, string Now, string Before)> Figures(MonthlyReview review)
    {
        var (now, before) = (review.Figures, review.Before);
        var unread = review.Services.Count(static s => !s.ImageRead) switch { 0 => "", var n when n == review.Services.Length => ", no image was read", var n => $", {n} of {review.Services.Length} images were not read" };
        yield return ("Open findings", $"{now.Open.Total} ({now.Open.InWords()}{unread})", before is null ? "not recorded" : $"{before.Open.Total} ({before.Open.InWords()})");
        yield return Row("New in the month", static f => f.Opened);
        yield return Row("Fixed in the month", static f => f.Fixed);
        yield return Row("… of these by their deadline", static f => f.Kept);
        yield return Row("Deadlines missed in the month", static f => f.Missed);
        yield return Row("Overdue at the end", static f => f.Overdue);
        yield return Row("Waived at the end", static f => f.Waived);

        (string, string, string) Row(string what, Func<MonthFigures, int> figure) =>
            (what, figure(now).ToString(CultureInfo.InvariantCulture), before is null ? "not recorded" : figure(before).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A service's open findings; what was not looked at is not told as none.</summary>
    public static string Open(ServiceReview service) => (service.ImageRead, service.Figures.Open.Total) switch
    {
        (true, _) => service.Figures.Open.InWords(),
        (false, 0) => "none seen, image not read",
        _ => $"{service.Figures.Open.InWords()}, image not read",
    };

    /// <summary>What a base is: <c>Debian 12 (bookworm), long-term support until 2028-06-30; pinned: version minor, distribution suite, content tag</c>.</summary>
    public static string Base(BaseStatus status)
    {
        var os = status.Os?.Describe() ?? "distribution unknown";
        var line = status.Line is null || status.Product.OsId is not null ? "" : $"; {status.Product.Name} {status.Line}: {Phase(status.LineSupport)}";
        return $"{os}: {Phase(status.Support)}{line}; held by version {status.Pinning.VersionWord}, distribution {status.Pinning.OsWord}, content {status.Pinning.ContentWord}";
    }

    public static string Phase(Advisories.SupportPhase? phase) => phase switch
    {
        null => "support unknown",
        { Phase: "eol" } => "support has ended",
        { Phase: "lts" } => $"long-term support{Until(phase)}",
        { Phase: "unreleased" } => "not released",
        { Phase: "security" } => $"security support{Until(phase)}",
        _ => $"supported{Until(phase)}",
    };

    public static string Kind(UpdateKind kind) => kind switch
    {
        UpdateKind.OsUpgrade => "os-upgrade",
        UpdateKind.OsRefresh => "os-refresh",
        UpdateKind.ArchLost => "arch-lost",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Risk(Rung rung) => rung.Risk is { } risk ? $"{risk.Level.ToString().ToLowerInvariant()}: {risk.Reason}" : "";

    /// <summary>Text of any length without characters that move, hide or reorder text.</summary>
    public static string Safe(string text) => string.Concat(text.Chunk(200).Select(static piece => PlainText.Of(new string(piece))));

    public static string Update(PackageUpdate update) => $"{update.From} → {string.Join(" or ", update.To)}";

    public static string Due(DateTimeOffset? due) => due is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "none";

    private static string Until(Advisories.SupportPhase phase) => phase.Until is { } until ? $" until {until:yyyy-MM-dd}" : "";
}
