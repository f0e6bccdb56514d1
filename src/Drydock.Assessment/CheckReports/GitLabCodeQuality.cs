using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>GitLab's code quality report: an array of <c>{description, check_name, fingerprint, severity, location}</c>.</summary>
public sealed class GitLabCodeQuality : ICheckWriter
{
    public string Format => "gitlab";

    public void Write(CheckReport report, CheckReportOptions options, Stream output) => JsonText.Document(output, json =>
    {
        json.WriteStartArray();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (file, diagnostic) in report.Results)
        {
            var place = ResultPlace.Of(file, diagnostic);
            var identity = string.Join('\0', diagnostic.Rule.Id, file.Path, diagnostic.Message);
            var count = seen[identity] = seen.GetValueOrDefault(identity) + 1;
            json.WriteStartObject();
            json.Text("description", diagnostic.Message);
            json.Text("check_name", diagnostic.Rule.Id);
            json.Text("fingerprint", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\0{count.ToString(CultureInfo.InvariantCulture)}"))));
            json.Text("severity", Severity(diagnostic.Severity));
            json.WriteStartObject("location");
            json.Text("path", file.Path);
            json.WriteStartObject("lines");
            json.Number("begin", place.Start.Line);
            json.Number("end", place.End.Line);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "critical",
        RuleSeverity.High => "major",
        RuleSeverity.Warning => "minor",
        _ => "info",
    };
}
