using System.Text.Json;
using Drydock.Advisories;

namespace Drydock.Assessment.Reports;

/// <summary>How bad a finding is, and on whose word, in the JSON contract.</summary>
internal static class JsonSeverity
{
    public static void Write(Utf8JsonWriter json, AdvisoryMatch match)
    {
        json.Text("severity", Words.Of(match.Severity));
        json.Text("severitySource", match.SeveritySource);
        json.Array("severities", match.Severities, stated =>
        {
            json.Text("source", stated.Source);
            json.Text("severity", Words.Of(stated.Severity));
            json.Text("text", stated.Text);
        });
        json.Object("cvss", match.Cvss, cvss =>
        {
            json.Text("version", cvss.Version);
            json.Text("vector", cvss.Vector);
            json.Decimal("score", cvss.Score);
        });
        json.Object("epss", match.Epss, epss =>
        {
            json.Decimal("score", epss.Score);
            json.Decimal("percentile", epss.Percentile);
            json.Date("date", epss.Date);
        });
        json.Object("kev", match.Kev, kev =>
        {
            json.Text("asserter", kev.Asserter);
            json.Date("added", kev.Added);
            json.WriteBoolean("ransomware", kev.Ransomware);
        });
    }
}
