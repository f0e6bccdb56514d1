using Drydock.Advisories;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>The one spelling of every value in every report: lower case, kebab-case.</summary>
internal static class Words
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        Severity.Low => "low",
        Severity.Negligible => "negligible",
        _ => "unknown",
    };

    public static bool TryParseSeverity(string word, out Severity severity)
    {
        foreach (var candidate in Enum.GetValues<Severity>())
        {
            severity = candidate;
            if (Of(candidate).Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        severity = Severity.Unknown;
        return false;
    }

    public static string Of(MatchStatus status) => status switch
    {
        MatchStatus.Fixed => "fixed",
        MatchStatus.Affected => "affected",
        MatchStatus.WillNotFix => "will-not-fix",
        MatchStatus.FixDeferred => "fix-deferred",
        MatchStatus.EndOfLife => "end-of-life",
        _ => "under-investigation",
    };

    public static string Of(ScanStatus status) => status switch
    {
        ScanStatus.Complete => "complete",
        ScanStatus.Partial => "partial",
        _ => "unknown",
    };

    public static string Of(PackageType type) => type switch
    {
        PackageType.Deb => "deb",
        PackageType.Apk => "apk",
        PackageType.Rpm => "rpm",
        PackageType.PyPi => "pypi",
        PackageType.Npm => "npm",
        _ => "other",
    };

    public static string Of(TargetKind kind) => kind switch
    {
        TargetKind.Image => "image",
        TargetKind.Docker => "docker",
        TargetKind.Podman => "podman",
        TargetKind.Registry => "registry",
        TargetKind.OciLayout => "oci-layout",
        TargetKind.OciArchive => "oci-archive",
        TargetKind.DockerArchive => "docker-archive",
        TargetKind.Directory => "directory",
        TargetKind.File => "file",
        _ => "sbom",
    };
}
