using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Advisories;

namespace Drydock.Assessment.Reports;

/// <summary>The <c>vulnerabilities</c> of a CycloneDX document: one for each id in one version of one source package, with the binary packages it affects.</summary>
internal static class CycloneDxVulnerabilities
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<Finding> findings, OrderedDictionary<string, string> references)
    {
        // Suppression is of a finding, analysis of a vulnerability: apart when they differ.
        var groups = findings.GroupBy(f => (Key: VulnerabilityKey.Of(f), f.Match.Severity, f.Match.FixedVersion, f.Suppressed));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        json.Array("vulnerabilities", groups, group =>
        {
            var finding = group.First();
            var reference = $"vulnerability:{group.Key.Key.Id}:{Words.Of(group.Key.Key.Type)}:{group.Key.Key.Source}@{group.Key.Key.Version}";
            while (!taken.Add(reference)) reference += "+";
            json.Text("bom-ref", reference);
            WriteIdentity(json, finding.Match);
            WriteRatings(json, finding.Match);
            if (finding.Match.Summary is { } summary) json.Text("description", summary);
            json.Text("recommendation", finding.Match.FixedVersion is { } version ? $"Update to {version}." : $"No version to update to: {FindingText.Fix(finding.Match)}.");
            if (finding.Suppressed is { } suppression) WriteAnalysis(json, suppression);
            json.Array("affects", group.Select(f => references.GetValueOrDefault(ContentId.Identity(f.Match.Package))).OfType<string>().Distinct(), affected =>
                json.Text("ref", affected));
            WriteProperties(json, finding);
        });
    }

    private static void WriteIdentity(Utf8JsonWriter json, AdvisoryMatch match)
    {
        json.Text("id", match.Id);
        json.WriteStartObject("source");
        json.Text("name", AdvisoryLinks.Source(match.Id) ?? "unknown");
        if (AdvisoryLinks.Of(match.Id) is { } link) json.Text("url", link);
        json.WriteEndObject();
        json.Array("references", match.Aliases, alias =>
        {
            json.Text("id", alias);
            json.WriteStartObject("source");
            json.Text("name", AdvisoryLinks.Source(alias) ?? "unknown");
            if (AdvisoryLinks.Of(alias) is { } url) json.Text("url", url);
            json.WriteEndObject();
        });
    }

    /// <summary>The severity that Drydock reports comes first, then the CVSS vector with its own word, then what every source states.</summary>
    private static void WriteRatings(Utf8JsonWriter json, AdvisoryMatch match)
    {
        json.WriteStartArray("ratings");
        WriteRating(json, match.SeveritySource ?? "unknown", match.Severity, null);
        if (match.Cvss is { } cvss) WriteRating(json, "CVSS", AdvisoryLinks.Band(cvss.Score), cvss);
        foreach (var stated in match.Severities.Skip(1)) WriteRating(json, stated.Source, stated.Severity, null);
        json.WriteEndArray();
    }

    private static void WriteRating(Utf8JsonWriter json, string source, Severity severity, CvssScore? cvss)
    {
        json.WriteStartObject();
        json.WriteStartObject("source");
        json.Text("name", source);
        json.WriteEndObject();
        if (cvss is not null) json.Decimal("score", cvss.Score);
        json.Text("severity", severity == Severity.Negligible ? "info" : Words.Of(severity));
        json.Text("method", cvss?.Version switch { "4.0" => "CVSSv4", "3.1" => "CVSSv31", "3.0" => "CVSSv3", "2.0" => "CVSSv2", _ => "other" });
        if (cvss is not null) json.Text("vector", cvss.Vector);
        json.WriteEndObject();
    }

    /// <summary>What a distribution or a VEX statement calls harmless is not affected; what was accepted remains exploitable, but nothing will be done.</summary>
    private static void WriteAnalysis(Utf8JsonWriter json, Suppression suppression)
    {
        var accepted = suppression.By == "waiver";
        json.WriteStartObject("analysis");
        json.Text("state", accepted ? "exploitable" : "not_affected");
        if (accepted) json.Texts("response", ["will_not_fix"]);
        json.Text("detail", $"{suppression.By}: {suppression.Reason}");
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, Finding finding)
    {
        var match = finding.Match;
        (string Name, string? Value)[] properties =
        [
            ("drydock:status", Words.Of(match.Status)),
            ("drydock:fixed-version", match.FixedVersion),
            ("drydock:verdict", match.Verdict),
            ("drydock:layer", finding.Layer?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("drydock:introduced-by", finding.IntroducedBy),
            ("drydock:epss", match.Epss is { } epss ? epss.Score.ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture) : null),
            ("drydock:kev", match.Kev?.Added.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("drydock:suppressed", finding.Suppressed?.By),
        ];
        json.Array("properties", properties.Where(p => p.Value is not null), property =>
        {
            json.Text("name", property.Name);
            json.Text("value", property.Value);
        });
    }
}
