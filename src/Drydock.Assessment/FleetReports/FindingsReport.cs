using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Reports;
using Drydock.Assessment.State;

namespace Drydock.Assessment.FleetReports;

/// <summary>What is open, due and overdue.</summary>
/// <param name="Fleet">The fleet file as shown to people.</param>
/// <param name="Now">The instant that it tells of (UTC).</param>
/// <param name="Rows">In order; only those to be shown.</param>
/// <param name="Scans">The last look at every part of the services.</param>
public sealed record FindingsReport(string Fleet, DateTimeOffset Now, ImmutableArray<FindingRecord> Rows, ImmutableArray<RecordedScan> Scans)
{
    /// <summary>Value of <c>schema</c>.</summary>
    public const string Schema = "drydock.findings/1";

    /// <summary>Parts that could not be read or judged completely.</summary>
    public IEnumerable<RecordedScan> Incomplete => Scans.Where(static s => s.Outcome != "complete" || s.IsSample);

    /// <summary>Writes JSON.</summary>
    public void WriteJson(Stream output) => JsonText.Document(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("fleet", Fleet);
        json.Time("asOf", Now);
        json.WriteStartArray("findings");
        foreach (var row in Rows) FindingJson.Write(json, row, Now);
        json.WriteEndArray();
        json.WriteStartArray("scans");
        foreach (var scan in Scans) Write(json, scan);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Writes a table for people.</summary>
    /// <param name="width">In terminal cells.</param>
    public string ToTable(int width)
    {
        var text = new StringBuilder();
        if (Rows.IsEmpty) text.Append("No findings to show.\n");
        else
        {
            var table = new TextTable([new("DUE (UTC)", 16, 0), new("LEFT", 4, 0), new("SEVERITY", 8, 0), new("SERVICE", 8, 2), new("PACKAGE", 8, 3), new("VERSION", 7, 4), new("FIX", 5, 5), new("ID", 8, 1), new("STATE", 6, 0)], width, "");
            foreach (var row in Rows) table.Row([.. Cells(row).Select(static c => PlainText.Of(c))]);
            table.Write(text, static s => s);
        }

        WriteExpired(text);
        foreach (var scan in Incomplete) text.Append($"\n! {PlainText.Of(scan.Service)}, {scan.Part}: {PlainText.Of(Unseen(scan))}");
        if (Incomplete.Any()) text.Append('\n');
        text.Append($"\n{Totals()}\n");
        return text.ToString();
    }

    /// <summary>Why a part's answer is not the whole.</summary>
    public static string Unseen(RecordedScan scan) => scan.Outcome switch
    {
        "complete" => "judged by the bundled sample, which knows only a few packages",
        "failed" => $"could not be scanned ({scan.Problem})",
        _ => $"{scan.Outcome} scan ({scan.Problem})",
    };

    /// <summary><c>5h</c>, <c>3d</c>, <c>-2d</c> for one that is late; empty without a deadline.</summary>
    public static string Left(Episode episode, DateTimeOffset now)
    {
        if (episode.State == EpisodeState.Waived || episode.Due is not { } due) return "";
        var left = due - now;
        var (amount, sign) = (left.Duration(), left < TimeSpan.Zero ? "-" : "");
        return amount.TotalDays >= 3 ? $"{sign}{(int)amount.TotalDays}d" : amount.TotalHours >= 1 ? $"{sign}{(int)amount.TotalHours}h" : $"{sign}{(int)amount.TotalMinutes}m";
    }

    private IEnumerable<string> Cells(FindingRecord row) =>
    [
        row.Episode is { IsPresent: true, Due: { } due } ? due.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "-",
        row.Episode.IsPresent ? Left(row.Episode, Now) is { Length: > 0 } left ? left : "-" : "-", Words.Of(row.Episode.Severity), row.Finding.Key.Service, row.Finding.Key.Package,
        string.Join(' ', row.Finding.Versions), row.Episode.FixedVersion ?? "-", row.Finding.Key.Vulnerability, StateOf(row),
    ];

    private string StateOf(FindingRecord row) => row.Episode switch
    {
        var e when e.IsOverdue(Now) => "OVERDUE",
        { State: EpisodeState.Waived, WaivedUntil: { } until } => $"waived until {until.AddDays(-1):yyyy-MM-dd}",
        { State: EpisodeState.Waiting } => "waits for a fix",
        { State: EpisodeState.Fixed } => "fixed",
        { State: EpisodeState.Retired } => "retired",
        { State: EpisodeState.NotAffected } => "not affected",
        _ => row.Episode.Exploited ? "open, exploited" : "open",
    };

    private void WriteExpired(StringBuilder text)
    {
        foreach (var group in Rows.Where(static r => r.Expired is not null && r.Episode.IsPresent).GroupBy(static r => r.Expired!).OrderBy(static g => g.Key.Line))
        {
            var waiver = group.Key;
            text.Append($"\n! The waiver of {PlainText.Of(waiver.Id)} ({PlainText.Of(Fleet)}:{waiver.Line}, {PlainText.Of(waiver.Owner)}) ended on {waiver.Expires:yyyy-MM-dd}: it no longer counts.");
        }

        if (Rows.Any(static r => r.Expired is not null && r.Episode.IsPresent)) text.Append('\n');
    }

    private string Totals()
    {
        var present = Rows.Where(static r => r.Episode.IsPresent).ToList();
        var overdue = present.Count(r => r.Episode.IsOverdue(Now));
        var soon = present.Count(r => r.Episode is { State: EpisodeState.Open, Due: { } due } && due >= Now && due <= Now.AddDays(1));
        var waived = present.Count(static r => r.Episode.State == EpisodeState.Waived);
        return $"{ReportText.Plural(present.Count, "finding", "findings")}: {overdue} overdue, {soon} due within 24 hours, {waived} waived.";
    }

    private static void Write(Utf8JsonWriter json, RecordedScan scan)
    {
        json.WriteStartObject();
        json.Text("service", scan.Service);
        json.Text("part", scan.Part);
        json.Time("at", scan.At);
        json.Text("outcome", scan.Outcome);
        json.Text("target", scan.Target);
        json.Text("digest", scan.Digest);
        json.Time("dataOf", scan.DataOf);
        json.WriteBoolean("sample", scan.IsSample);
        json.Text("problem", scan.Problem);
        json.WriteEndObject();
    }
}
