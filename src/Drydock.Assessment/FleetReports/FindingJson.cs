using System.Text.Json;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.FleetReports;

/// <summary>A finding over time as JSON.</summary>
internal static class FindingJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter json, FindingRecord row, DateTimeOffset now)
    {
        var (key, episode) = (row.Finding.Key, row.Episode);
        json.WriteStartObject();
        json.Text("id", key.Vulnerability);
        json.Texts("aliases", row.Finding.Aliases);
        json.Text("service", key.Service);
        json.Text("package", key.Package);
        json.Text("type", key.Type);
        json.Texts("versions", row.Finding.Versions);
        json.Texts("parts", row.Finding.Parts);
        json.Text("severity", Words.Of(episode.Severity));
        json.Text("fixedVersion", episode.FixedVersion);
        json.WriteBoolean("exploited", episode.Exploited);
        json.Text("state", EpisodeWords.Of(episode.State));
        json.WriteNumber("episode", episode.Number);
        json.Time("firstSeen", episode.Started);
        Time(json, "clockStarted", episode.ClockStarted);
        Time(json, "due", episode.Due);
        json.WriteBoolean("overdue", episode.IsOverdue(now));
        Time(json, "breached", episode.Breached);
        Time(json, "closed", episode.Closed);
        json.Text("summary", row.Finding.Summary);
        WriteWaiver(json, "waiver", row.Waiver);
        WriteWaiver(json, "expiredWaiver", row.Expired);
        json.WriteEndObject();
    }

    private static void WriteWaiver(Utf8JsonWriter json, string name, Configuration.Waiver? waiver)
    {
        if (waiver is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Text("reason", waiver.Reason);
        json.Text("owner", waiver.Owner);
        json.Date("expires", waiver.Expires);
        json.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time) => json.Text(name, time is { } known ? JsonText.Time(known) : null);
}
