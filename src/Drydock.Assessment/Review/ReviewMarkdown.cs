using System.Globalization;
using System.Text;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Review;

/// <summary>The review as Markdown (GitHub's flavour).</summary>
internal sealed class ReviewMarkdown : IReviewWriter
{
    private const int MostRows = 15;

    public string Format => "markdown";

    public IReadOnlyList<string> Endings { get; } = [".md", ".markdown"];

    public void Write(MonthlyReview review, Stream output)
    {
        var text = new StringBuilder();
        text.Append($"# {ReviewText.Title(review)}\n\n{Plain(ReviewText.Subtitle(review))}\n\n");
        Decisions(text, review);
        Table(text, ["", "this month", "month before"], ReviewText.Figures(review).Select(static r => new[] { r.What, r.Now, r.Before }));
        Overview(text, review);
        foreach (var service in review.Services) Service(text, service, review.AsOf);
        Waivers(text, review);
        Unseen(text, review);
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Decisions(StringBuilder text, MonthlyReview review)
    {
        text.Append("## To decide\n\n");
        if (review.Decisions.IsEmpty) text.Append("Nothing.\n\n");
        else Table(text, ["by", "service", "what"], review.Decisions.Select(static d => new[] { Day(d.By), d.Service is { } name ? MarkdownText.Code(name) : "fleet", Plain(d.Question) }));
        text.Append("## Figures\n\n");
    }

    private static void Overview(StringBuilder text, MonthlyReview review)
    {
        text.Append("## Services\n\n");
        Table(text, ["service", "base", "open", "overdue", "missed", "support"], review.Services.Select(static s => new[]
        {
            MarkdownText.Code(s.Name), s.Base is { } image ? MarkdownText.Code(image) : "unknown", ReviewText.Open(s), Number(s.Figures.Overdue), Number(s.Figures.Missed),
            s.Status is { } status ? ReviewText.Phase(status.Support) : "unknown",
        }));
    }

    private static void Service(StringBuilder text, ServiceReview service, DateTimeOffset asOf)
    {
        text.Append($"## {MarkdownText.Code(service.Name)}\n\n");
        if (service.Owner is { } owner) text.Append($"Owner: {MarkdownText.Code(owner)}\n\n");
        if (service.Base is { } image) text.Append($"Stands on {MarkdownText.Code(image)}{(service.Status is { } known ? $": {Plain(ReviewText.Base(known))}" : "")}.\n\n");
        if (ReviewTrials.Done(service) is { } done) text.Append($"{Plain(done)}.\n\n");
        foreach (var (at, digest) in service.Refreshes) text.Append($"The base was rebuilt: from {at:yyyy-MM-dd} on its tag points to {MarkdownText.Code(digest)}.\n\n");
        foreach (var notice in service.Status?.Notices ?? []) text.Append($"- {Plain(notice.Text)}\n");
        if (service.Status is { Notices.IsEmpty: false }) text.Append('\n');
        Ladder(text, service);
        if (!service.Trials.IsEmpty)
        {
            text.Append("### Tried\n\n");
            Table(text, ReviewTrials.Heads, ReviewTrials.Rows(service).Select(static row => row.Select(Plain).ToArray()));
        }

        Gpu(text, service);
        Updates(text, service);
        Findings(text, "Open, due first", service.Open, asOf, onlyWithoutFix: true);
        Findings(text, "Deadlines missed in the month", service.Missed, asOf, onlyWithoutFix: false);
        Findings(text, "Fixed in the month", service.Closed, asOf, onlyWithoutFix: false);
    }

    private static void Ladder(StringBuilder text, ServiceReview service)
    {
        if (service.Status is not { } status) return;
        text.Append("### Base updates\n\n");
        Table(text, ["step", "to", "why", "risk"], status.Ladder.Select(static r => new[] { ReviewText.Kind(r.Kind), r.Reference is { } to ? MarkdownText.Code(to) : "–", Plain(r.Reason), Plain(ReviewText.Risk(r)) }));
    }

    private static void Gpu(StringBuilder text, ServiceReview service)
    {
        if (service.Gpu is not { } gpu) return;
        text.Append($"### GPU\n\n{Plain(GpuReview.Grant(gpu))}\n\n");
        if (!gpu.Installs.IsEmpty) Table(text, GpuReview.PinHeads, GpuReview.Pins(gpu).Select(static row => row.Select(Plain).ToArray()));
        if (!gpu.Findings.IsEmpty) Table(text, GpuReview.FindingHeads, GpuReview.Findings(gpu).Select(static row => row.Select(Plain).ToArray()));
    }

    private static void Updates(StringBuilder text, ServiceReview service)
    {
        if (service.Updates.IsEmpty) return;
        text.Append("### Package updates\n\n");
        Table(text, ["package", "versions", "closes", "due (UTC)"], service.Updates.Select(static u => new[] { MarkdownText.Code(u.Package), MarkdownText.Code(ReviewText.Update(u)), u.Fixes.InWords(), ReviewText.Due(u.Due) }));
    }

    private static void Findings(StringBuilder text, string title, IReadOnlyList<FindingRecord> records, DateTimeOffset asOf, bool onlyWithoutFix)
    {
        var shown = records.Where(r => !onlyWithoutFix || r.Episode.FixedVersion is null || r.Episode.IsOverdue(asOf)).ToList();
        if (shown.Count == 0) return;
        text.Append($"### {title}{(onlyWithoutFix ? " (overdue or without a fix)" : "")}\n\n");
        Table(text, ["due (UTC)", "severity", "id", "package", "fix"], shown.Take(MostRows).Select(static r => new[]
        {
            ReviewText.Due(r.Episode.Breached ?? r.Episode.Due), Words.Of(r.Episode.Severity), MarkdownText.Id(r.Finding.Key.Vulnerability), MarkdownText.Code(r.Finding.Key.Package),
            r.Episode.FixedVersion is { } fix ? MarkdownText.Code(fix) : "none",
        }));
        if (shown.Count > MostRows) text.Append($"… and {shown.Count - MostRows} more: `drydock findings --all`.\n\n");
    }

    private static void Waivers(StringBuilder text, MonthlyReview review)
    {
        if (review.Waivers.IsEmpty) return;
        text.Append("## Waivers that end\n\n");
        Table(text, ["last day", "id", "services", "owner", "reason", "covers"], review.Waivers.Select(static w => new[]
        {
            Day(w.Waiver.Expires) + (w.HasEnded ? " (ended)" : ""), MarkdownText.Id(w.Waiver.Id), MarkdownText.Code(string.Join(", ", w.Waiver.Services)), MarkdownText.Code(w.Waiver.Owner), MarkdownText.Code(w.Waiver.Reason), Number(w.Covers),
        }));
    }

    private static void Unseen(StringBuilder text, MonthlyReview review)
    {
        text.Append("## What could not be seen\n\n");
        if (review.Unseen.IsEmpty) text.Append("Everything that the fleet file names was seen.\n");
        foreach (var gap in review.Unseen) text.Append($"- {Plain(gap)}\n");
    }

    private static void Table(StringBuilder text, string[] titles, IEnumerable<string[]> rows)
    {
        text.Append($"| {string.Join(" | ", titles)} |\n|{string.Concat(titles.Select(static _ => "---|"))}\n");
        foreach (var row in rows) text.Append($"| {string.Join(" | ", row)} |\n");
        text.Append('\n');
    }

    /// <summary>Own sentences with foreign words in them: what Markdown would read as markup is taken away from it.</summary>
    private static string Plain(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in ReviewText.Safe(text))
        {
            if (c is '\\' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '@') safe.Append('\\');
            safe.Append(c);
        }

        return safe.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "–";
}
