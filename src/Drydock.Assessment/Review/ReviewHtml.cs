using System.Globalization;
using System.Net;
using System.Text;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Review;

/// <summary>The review as one page: no script, nothing loaded from elsewhere, prints on white paper.</summary>
internal sealed class ReviewHtml : IReviewWriter
{
    private const int MostRows = 40;

    public string Format => "html";

    public IReadOnlyList<string> Endings { get; } = [".html", ".htm"];

    public void Write(MonthlyReview review, Stream output)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.Append($"<title>{Safe(ReviewText.Title(review))}</title>\n<style>\n{ReviewStyle.Text}</style>\n</head>\n<body>\n");
        page.Append($"<h1>{Safe(ReviewText.Title(review))}</h1>\n<p class=\"faint\">{Safe(ReviewText.Subtitle(review))}</p>\n");
        Decisions(page, review);
        Figures(page, review);
        Services(page, review);
        foreach (var service in review.Services) Service(page, service, review.AsOf);
        Waivers(page, review);
        Unseen(page, review);
        page.Append("</body>\n</html>\n");
        output.Write(Encoding.UTF8.GetBytes(page.ToString()));
    }

    private static void Decisions(StringBuilder page, MonthlyReview review)
    {
        page.Append("<h2>To decide</h2>\n");
        if (review.Decisions.IsEmpty) page.Append("<p>Nothing.</p>\n");
        else Table(page, "What a person must decide", ["by", "service", "what"], review.Decisions.Select(static d => new[] { Day(d.By), Safe(d.Service ?? "fleet"), Safe(d.Question) }));
    }

    private static void Figures(StringBuilder page, MonthlyReview review)
    {
        page.Append("<h2>Figures</h2>\n");
        ReviewChart.Write(page, review);
        Table(page, "Figures of the month", ["", "this month", "month before"], ReviewText.Figures(review).Select(static r => new[] { Safe(r.What), Safe(r.Now), Safe(r.Before) }));
    }

    private static void Services(StringBuilder page, MonthlyReview review)
    {
        page.Append("<h2>Services</h2>\n");
        Table(page, "Services", ["service", "base", "open", "overdue", "missed", "support"], review.Services.Select(static s => new[]
        {
            Safe(s.Name), Safe(s.Base ?? "unknown"), Safe(ReviewText.Open(s)), Number(s.Figures.Overdue), Number(s.Figures.Missed), Safe(s.Status is { } status ? ReviewText.Phase(status.Support) : "unknown"),
        }));
    }

    private static void Service(StringBuilder page, ServiceReview service, DateTimeOffset asOf)
    {
        page.Append($"<section>\n<h2>{Safe(service.Name)}</h2>\n");
        if (service.Owner is { } owner) page.Append($"<p>Owner: {Safe(owner)}</p>\n");
        if (service.Base is { } image) page.Append($"<p>Stands on <code>{Safe(image)}</code>{(service.Status is { } known ? $": {Safe(ReviewText.Base(known))}" : "")}.</p>\n");
        if (ReviewTrials.Done(service) is { } done) page.Append($"<p>{Safe(done)}.</p>\n");
        foreach (var (at, digest) in service.Refreshes) page.Append($"<p>The base was rebuilt: from {at:yyyy-MM-dd} on its tag points to <code>{Safe(digest)}</code>.</p>\n");
        foreach (var notice in service.Status?.Notices ?? []) page.Append($"<p class=\"notice\">{Safe(notice.Text)}</p>\n");
        if (service.Status is { } status)
        {
            page.Append("<h3>Base updates</h3>\n");
            Table(page, "Base updates", ["step", "to", "why", "risk"], status.Ladder.Select(static r => new[] { Safe(ReviewText.Kind(r.Kind)), r.Reference is { } to ? $"<code>{Safe(to)}</code>" : "–", Safe(r.Reason), Safe(ReviewText.Risk(r)) }));
        }

        if (!service.Trials.IsEmpty)
        {
            page.Append("<h3>Tried</h3>\n");
            Table(page, "Bases that were tried", ReviewTrials.Heads, ReviewTrials.Rows(service).Select(static row => row.Select(Safe).ToArray()));
        }

        Gpu(page, service);
        if (!service.Updates.IsEmpty)
        {
            page.Append("<h3>Package updates</h3>\n");
            Table(page, "Package updates", ["package", "versions", "closes", "due (UTC)"], service.Updates.Select(static u => new[] { Safe(u.Package), Safe(ReviewText.Update(u)), Safe(u.Fixes.InWords()), ReviewText.Due(u.Due) }));
        }

        Findings(page, "Open findings, due first", service.Open, asOf);
        Findings(page, "Deadlines missed in the month", service.Missed, asOf);
        Findings(page, "Fixed in the month", service.Closed, asOf);
        page.Append("</section>\n");
    }

    private static void Gpu(StringBuilder page, ServiceReview service)
    {
        if (service.Gpu is not { } gpu) return;
        page.Append($"<h3>GPU</h3>\n<p>{Safe(GpuReview.Grant(gpu))}</p>\n");
        if (!gpu.Installs.IsEmpty) Table(page, "PyTorch's pins", GpuReview.PinHeads, GpuReview.Pins(gpu).Select(static row => row.Select(Safe).ToArray()));
        if (!gpu.Findings.IsEmpty) Table(page, "What is wrong for the GPU", GpuReview.FindingHeads, GpuReview.Findings(gpu).Select(static row => row.Select(Safe).ToArray()));
    }

    private static void Findings(StringBuilder page, string title, IReadOnlyList<FindingRecord> records, DateTimeOffset asOf)
    {
        if (records.Count == 0) return;
        page.Append($"<h3>{title}</h3>\n");
        Table(page, title, ["due (UTC)", "severity", "id", "package", "installed", "fix"], records.Take(MostRows).Select(r => new[]
        {
            ReviewText.Due(r.Episode.Breached ?? r.Episode.Due) + (r.Episode.IsOverdue(asOf) ? " <strong>overdue</strong>" : ""),
            $"<span class=\"{Words.Of(r.Episode.Severity)}\">{Words.Of(r.Episode.Severity)}</span>{(r.Episode.Exploited ? " exploited" : "")}",
            AdvisoryLinks.Of(r.Finding.Key.Vulnerability) is { } link ? $"<a href=\"{Safe(link)}\">{Safe(r.Finding.Key.Vulnerability)}</a>" : Safe(r.Finding.Key.Vulnerability),
            Safe(r.Finding.Key.Package), Safe(string.Join(' ', r.Finding.Versions)), Safe(r.Episode.FixedVersion ?? "none"),
        }));
        if (records.Count > MostRows) page.Append($"<p>… and {records.Count - MostRows} more.</p>\n");
    }

    private static void Waivers(StringBuilder page, MonthlyReview review)
    {
        if (review.Waivers.IsEmpty) return;
        page.Append("<h2>Waivers that end</h2>\n");
        Table(page, "Waivers that end", ["last day", "id", "services", "owner", "reason", "covers"], review.Waivers.Select(static w => new[]
        {
            Day(w.Waiver.Expires) + (w.HasEnded ? " (ended)" : ""), Safe(w.Waiver.Id), Safe(string.Join(", ", w.Waiver.Services)), Safe(w.Waiver.Owner), Safe(w.Waiver.Reason), Number(w.Covers),
        }));
    }

    private static void Unseen(StringBuilder page, MonthlyReview review)
    {
        page.Append("<h2>What could not be seen</h2>\n");
        if (review.Unseen.IsEmpty) page.Append("<p>Everything that the fleet file names was seen.</p>\n");
        else page.Append($"<ul>\n{string.Concat(review.Unseen.Select(static gap => $"<li>{Safe(gap)}</li>\n"))}</ul>\n");
    }

    private static void Table(StringBuilder page, string caption, string[] titles, IEnumerable<string[]> rows)
    {
        page.Append($"<table>\n<caption>{Safe(caption)}</caption>\n<thead><tr>{string.Concat(titles.Select(static t => $"<th scope=\"col\">{t}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var row in rows) page.Append($"<tr>{string.Concat(row.Select(static cell => $"<td>{cell}</td>"))}</tr>\n");
        page.Append("</tbody>\n</table>\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(ReviewText.Safe(text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "–";
}
