using System.Globalization;

namespace Drydock.Assessment.Reports;

/// <summary>Lines that table, markdown and summary have in common. What comes from the image is passed through the format's own <c>safe</c> function.</summary>
internal static class ReportText
{
    private const int NamesShown = 4;

    /// <summary><c>registry, linux/amd64, answered by …</c></summary>
    public static string Source(ScanTarget target, Func<string, string> safe)
    {
        var text = Words.Of(target.Kind);
        if (target.Platform is { } platform) text += $", {safe(platform.ToString())}";
        if (target.AnsweredBy is { } by) text += $", answered by {safe(by)}";
        return text;
    }

    /// <summary>Distribution and support phase, or that none was recognised.</summary>
    public static string Os(ScanTarget target, Func<string, string> safe)
    {
        if (target.Os is not { } os) return "no distribution recognised";
        var support = target.Support;
        var until = support?.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var phase = support?.Phase switch
        {
            "eol" => until is null ? "end of life" : $"end of life since {until}",
            "supported" => "supported",
            "security" => "security updates only",
            "lts" => "long-term support",
            "unreleased" => "not released yet",
            _ => "support phase unknown",
        };
        return support?.Phase != "eol" && until is not null ? $"{safe(os.PrettyName)}, {phase} until {until}" : $"{safe(os.PrettyName)}, {phase}";
    }

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Plural(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    /// <summary>Of the findings that count: <c>7 vulnerabilities in 4 source packages, 5 with a fix</c>.</summary>
    public static string Totals(ScanReport report)
    {
        var counted = report.Findings.Where(f => f.Suppressed is null).ToList();
        var total = SeverityCounts.Of(counted).Total;
        var sources = counted.Select(f => VulnerabilityKey.Of(f) with { Id = "" }).Distinct().Count();
        var fixable = SeverityCounts.Of(counted.Where(f => f.Match.FixedVersion is not null)).Total;
        return $"{Plural(total, "vulnerability", "vulnerabilities")} in {Plural(sources, "source package", "source packages")}, {fixable} with a fix";
    }

    /// <summary>The sentence for a report with nothing to list. Only a complete scan is called free of known vulnerabilities.</summary>
    public static string Nothing(ScanReport report) => report.Status == ScanStatus.Complete
        ? $"No known vulnerabilities in {Plural(report.Packages.Length, "package", "packages")}."
        : "Nothing was found in what could be judged; that is not a clean result.";

    /// <summary>How many do not count and why; null when none.</summary>
    public static string? Suppressed(ScanReport report, ReportOptions options, Func<string, string> safe)
    {
        var suppressed = report.Findings.Where(f => f.Suppressed is not null).ToList();
        if (suppressed.Count == 0) return null;
        var by = suppressed.GroupBy(f => f.Suppressed!.By, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{SeverityCounts.Of(g).Total} {safe(g.Key)} ({safe(g.First().Suppressed!.Reason)})");
        var shown = options.ShowSuppressed ? "" : " Shown with --show-suppressed.";
        return $"{SeverityCounts.Of(suppressed).Total} suppressed, not counted: {string.Join(", ", by)}.{shown}";
    }

    /// <summary>That the options hide rows; null when they hide none.</summary>
    public static string? Hidden(ScanReport report, ReportOptions options) => FindingGroup.Hidden(report, options) is > 0 and var hidden
        ? $"{Plural(hidden, "vulnerability is", "vulnerabilities are")} hidden by --severity or --only-fixed."
        : null;

    /// <summary><c>Update libssl3 (openssl) from 3.0.11-1~deb12u2 to 3.0.15-1~deb12u1: fixes 4 high</c>, and where, when that could be asked.</summary>
    public static string Step(UpdateStep step, Func<string, string> safe)
    {
        var names = string.Join(", ", step.Packages.Take(NamesShown).Select(safe));
        if (step.Packages.Length > NamesShown) names += $" and {step.Packages.Length - NamesShown} more";
        var source = step.Source is { } s ? $" ({safe(s)})" : "";
        var vendored = step.VendoredBy is { } by ? $", which {safe(by)} carries inside," : "";
        var to = step.Versions is [var version] ? safe(version) : $"the highest of {string.Join(", ", step.Versions.Select(safe))}";
        return $"Update {names}{source}{vendored} from {safe(step.From)} to {to}{Places(step.Places, safe)}: fixes {step.Fixes.InWords()}";
    }

    private static string Places(IReadOnlyList<string> places, Func<string, string> safe) => places.Count switch
    {
        0 => "",
        1 => $" in {safe(places[0])}",
        2 => $" in {safe(places[0])} and {safe(places[1])}",
        _ => $" in {safe(places[0])}, {safe(places[1])} and {Plural(places.Count - 2, "more place", "more places")}",
    };

    /// <summary>That the fixes come with a newer base image; null when the base is unknown or brings none of them.</summary>
    public static string? BaseHint(ScanReport report, IReadOnlyCollection<UpdateStep> steps, Func<string, string> safe)
    {
        var inBase = steps.Count(s => s.InBase);
        if (inBase == 0) return null;
        var name = report.Target.Base?.Reference is { } reference ? $"the base image {safe(reference)}" : "the base image";
        return inBase == steps.Count
            ? $"All of this comes with {name}: rebuild on its newest version."
            : $"Of these {steps.Count}, {inBase} {(inBase == 1 ? "comes" : "come")} with {name}: rebuild on its newest version first.";
    }

    /// <summary>That the data is only a sample; null when it is not.</summary>
    public static string? Sample(ScanReport report) => report.Database.Kind == "sample"
        ? $"SAMPLE DATA of {Day(report.Database.Built)}: the bundled advisories cover few packages. Run \"drydock db update\" for the full feeds."
        : null;

    /// <summary>Loud when the scan did not see everything; null when it did.</summary>
    public static string? Incomplete(ScanReport report) => report.Status switch
    {
        ScanStatus.Partial => "PARTIAL: something could not be read or judged, so more vulnerabilities may be there.",
        ScanStatus.Unknown => "UNKNOWN: the packages could not be judged, so this says nothing about the image's safety.",
        _ => null,
    };
}
