using System.Diagnostics.CodeAnalysis;

namespace Drydock.Advisories.Cvss;

/// <summary>CVSS vectors and the base scores they mean.</summary>
/// <remarks>FIRST: CVSS v4.0 specification section 8, v3.1 specification section 7.1, v2.0 guide section 3.2.1. Temporal, threat and environmental metrics
/// do not change a base score: they speak of one day or one place.</remarks>
public static class CvssVector
{
    private const int MaxLength = 256;

    /// <summary>Computes the base score; false when the text is no vector of version 2.0, 3.0, 3.1 or 4.0, or lacks a base metric.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CvssScore? score)
    {
        score = null;
        if (text is null || text.Length > MaxLength) return false;
        var version = VersionOf(text);
        if (version is null || !TryMetrics(version == "2.0" ? text.Trim('(', ')') : text[9..], out var metrics)) return false;
        var value = version switch { "2.0" => Version2(metrics), "4.0" => CvssVersion4.Score(metrics), _ => Version3(metrics) };
        if (value is { } computed) score = new CvssScore(version, text, computed);
        return score is not null;
    }

    private static string? VersionOf(string text)
    {
        if (!text.StartsWith("CVSS:", StringComparison.Ordinal)) return "2.0";
        return text.Length > 9 && text[8] == '/' && text[5..8] is "3.0" or "3.1" or "4.0" ? text[5..8] : null;
    }

    private static bool TryMetrics(string text, out Dictionary<string, string> metrics)
    {
        metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split('/'))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !metrics.TryAdd(part[..colon], part[(colon + 1)..])) return false;
        }

        return true;
    }

    private static decimal? Version3(Dictionary<string, string> m)
    {
        var scope = m.GetValueOrDefault("S");
        var changed = scope == "C";
        double? vector = m.GetValueOrDefault("AV") switch { "N" => 0.85, "A" => 0.62, "L" => 0.55, "P" => 0.2, _ => null };
        double? complexity = m.GetValueOrDefault("AC") switch { "L" => 0.77, "H" => 0.44, _ => null };
        double? privileges = m.GetValueOrDefault("PR") switch { "N" => 0.85, "L" => changed ? 0.68 : 0.62, "H" => changed ? 0.5 : 0.27, _ => null };
        double? interaction = m.GetValueOrDefault("UI") switch { "N" => 0.85, "R" => 0.62, _ => null };
        double? loss = 1 - ((1 - Impact3(m, "C")) * (1 - Impact3(m, "I")) * (1 - Impact3(m, "A")));
        if (scope is not ("U" or "C") || loss is not { } lost || 8.22 * vector * complexity * privileges * interaction is not { } exploitability) return null;
        var impact = changed ? (7.52 * (lost - 0.029)) - (3.25 * Math.Pow(lost - 0.02, 15)) : 6.42 * lost;
        if (impact <= 0) return 0m;
        return RoundUp(Math.Min((changed ? 1.08 : 1) * (impact + exploitability), 10));
    }

    private static double? Impact3(Dictionary<string, string> m, string metric) =>
        m.GetValueOrDefault(metric) switch { "H" => 0.56, "L" => 0.22, "N" => 0, _ => null };

    private static decimal? Version2(Dictionary<string, string> m)
    {
        double? vector = m.GetValueOrDefault("AV") switch { "L" => 0.395, "A" => 0.646, "N" => 1, _ => null };
        double? complexity = m.GetValueOrDefault("AC") switch { "H" => 0.35, "M" => 0.61, "L" => 0.71, _ => null };
        double? authentication = m.GetValueOrDefault("Au") switch { "M" => 0.45, "S" => 0.56, "N" => 0.704, _ => null };
        var impact = 10.41 * (1 - ((1 - Impact2(m, "C")) * (1 - Impact2(m, "I")) * (1 - Impact2(m, "A"))));
        var exploitability = 20 * vector * complexity * authentication;
        if (impact is not { } i || exploitability is not { } e) return null;
        return Math.Round((decimal)(((0.6 * i) + (0.4 * e) - 1.5) * (i <= 0 ? 0 : 1.176)), 1, MidpointRounding.AwayFromZero);
    }

    private static double? Impact2(Dictionary<string, string> m, string metric) =>
        m.GetValueOrDefault(metric) switch { "C" => 0.66, "P" => 0.275, "N" => 0, _ => null };

    /// <summary>The smallest number with one decimal that is not below the value, free of floating-point dust (v3.1 appendix A).</summary>
    private static decimal RoundUp(double value)
    {
        var units = (long)Math.Round(value * 100_000);
        return units % 10_000 == 0 ? units / 100_000m : ((units / 10_000) + 1) / 10m;
    }
}
