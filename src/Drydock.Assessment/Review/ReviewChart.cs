using System.Net;
using System.Text;
using Drydock.Advisories;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Review;

/// <summary>Open findings of every service as bars, this month above the month before. The same figures stand in the tables.</summary>
internal static class ReviewChart
{
    private const int Width = 800;
    private const int Left = 180;
    private const int Right = 70;
    private const int RowHeight = 44;
    private const int Most = 40;

    private static readonly (Severity Severity, string Colour)[] Colours =
        [(Severity.Critical, "#9b1c31"), (Severity.High, "#d1603d"), (Severity.Medium, "#dba13a"), (Severity.Low, "#5b8fb9"), (Severity.Negligible, "#9aa5b1"), (Severity.Unknown, "#7d6ba0")];

    public static void Write(StringBuilder page, MonthlyReview review)
    {
        var services = review.Services.Take(Most).ToList();
        if (services.Count == 0) return;
        var most = Math.Max(1, services.Max(static s => Math.Max(s.Figures.Open.Total, s.Before?.Open.Total ?? 0)));
        var height = (services.Count * RowHeight) + 30;
        page.Append($"<svg role=\"img\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\"><title>Open findings by service and severity; the thin bar is the month before</title>\n");
        for (var i = 0; i < services.Count; i++)
        {
            var (service, top) = (services[i], i * RowHeight);
            page.Append($"<text x=\"0\" y=\"{top + 18}\">{WebUtility.HtmlEncode(PlainText.Fit(PlainText.Of(service.Name), 26))}</text>\n");
            Bar(page, service.Figures.Open, most, top + 4, 20);
            page.Append($"<text x=\"{Left + Scaled(service.Figures.Open.Total, most) + 6}\" y=\"{top + 18}\">{service.Figures.Open.Total}</text>\n");
            if (service.Before is { } before) Bar(page, before.Open, most, top + 27, 7);
        }

        Legend(page, height - 8);
        page.Append("</svg>\n");
    }

    private static void Bar(StringBuilder page, SeverityTally tally, int most, int top, int height)
    {
        var before = 0;
        foreach (var (severity, colour) in Colours)
        {
            var count = tally.Of(severity);
            if (count == 0) continue;
            var (from, to) = (Scaled(before, most), Scaled(before + count, most));
            page.Append($"<rect x=\"{Left + from}\" y=\"{top}\" width=\"{Math.Max(1, to - from)}\" height=\"{height}\" fill=\"{colour}\"><title>{count} {Words.Of(severity)}</title></rect>\n");
            before += count;
        }
    }

    private static void Legend(StringBuilder page, int bottom)
    {
        var left = Left;
        foreach (var (severity, colour) in Colours)
        {
            page.Append($"<rect x=\"{left}\" y=\"{bottom - 10}\" width=\"10\" height=\"10\" fill=\"{colour}\"/><text x=\"{left + 14}\" y=\"{bottom}\">{Words.Of(severity)}</text>\n");
            left += 95;
        }
    }

    private static int Scaled(int count, int most) => (int)((long)count * (Width - Left - Right) / most);
}
