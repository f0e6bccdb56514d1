using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment;

/// <summary>Puts together what was read, found and matched, and decides: the last step of a scan.</summary>
public static class Assess
{
    /// <summary>The answer to one scan. The same content gives the same answer, apart from the target, however it was reached and in whatever order
    /// its parts were found.</summary>
    public static ScanReport Build(ScanSubject subject, MatchResult matches, DatabaseInfo database, AssessOptions options)
    {
        var problems = Sorted([.. subject.Problems, .. subject.Inventory.Problems, .. matches.Problems, .. AssessProblems.Of(subject, matches)]);
        var status = Status(subject, problems, IsJudgeable(subject.Inventory) && matches.ReleaseCovered);
        var findings = Findings(subject, matches, options);
        return new ScanReport
        {
            ToolVersion = subject.ToolVersion,
            Database = database,
            Target = Target(subject),
            Status = status,
            Problems = problems,
            Packages = subject.Inventory.Packages,
            Findings = findings,
            Verdict = Gate.Decide(status, findings, problems.Length, options.Gate),
        };
    }

    /// <summary>What the target is made of; no advisory is asked.</summary>
    public static Sbom Describe(ScanSubject subject)
    {
        var problems = Sorted([.. subject.Problems, .. subject.Inventory.Problems, .. AssessProblems.Of(subject)]);
        return new Sbom(subject.ToolVersion, Target(subject), Status(subject, problems, judged: true), problems, subject.Inventory.Packages);
    }

    /// <summary>The layer that brought a package: where it is continuously present from, else where it was found. A folder is layer 0.</summary>
    internal static int? LayerOf(Package package) =>
        package.IntroducedIn ?? (package.Locations.IsDefaultOrEmpty ? null : package.Locations.Min(l => l.Layer));

    /// <summary><c>base</c> or <c>service</c>; null when either the layer or the extent of the base is unknown.</summary>
    internal static string? IntroducedBy(int? layer, BaseImage? image) =>
        layer is { } index && image?.Layers is { } layers ? index < layers ? "base" : "service" : null;

    internal static bool HasOsPackages(Inventory inventory) =>
        inventory.Packages.Any(p => p.Type is PackageType.Deb or PackageType.Apk or PackageType.Rpm);

    private static bool IsJudgeable(Inventory inventory) => inventory.Os is not null || !HasOsPackages(inventory);

    private static ScanStatus Status(ScanSubject subject, ImmutableArray<Problem> problems, bool judged)
    {
        if (!subject.Inventory.HasDatabase || !judged) return ScanStatus.Unknown;
        return problems.IsEmpty ? ScanStatus.Complete : ScanStatus.Partial;
    }

    private static ImmutableArray<Finding> Findings(ScanSubject subject, MatchResult matches, AssessOptions options)
    {
        var findings = matches.Matches.Select(match =>
        {
            var layer = LayerOf(match.Package);
            return new Finding(match, layer, IntroducedBy(layer, subject.Base), Suppress(match, options));
        });
        return [.. findings.Order(FindingOrder.Instance)];
    }

    private static Suppression? Suppress(AdvisoryMatch match, AssessOptions options) =>
        options.IgnoreUnimportant && match.Verdict == "unimportant"
            ? new Suppression("unimportant", "Debian states no security impact on its binary packages")
            : options.Accepted(match);

    private static ScanTarget Target(ScanSubject subject) => new()
    {
        Reference = subject.Reference,
        Kind = subject.Kind,
        Digest = subject.Manifest?.ManifestDigest ?? subject.Manifest?.ConfigDigest,
        ManifestDigest = subject.Manifest?.ManifestDigest,
        Platform = subject.Manifest?.Platform,
        Os = subject.Inventory.Os,
        Support = subject.Support,
        Layers = subject.Manifest is null ? [] : Layers(subject.Manifest, subject.Base),
        Base = subject.Base,
        AnsweredBy = subject.Manifest?.AnsweredBy,
        Verified = subject.Verified,
    };

    private static ImmutableArray<TargetLayer> Layers(ImageManifest manifest, BaseImage? image)
    {
        var history = manifest.History.Where(h => !h.EmptyLayer).ToList();
        // Builders that squash or import write histories of another length: then no line can be trusted to belong to its layer.
        var told = history.Count == manifest.Layers.Length;
        return [.. manifest.Layers.Select((layer, i) => new TargetLayer(
            layer.Index, layer.DiffId, told ? history[i].CreatedBy : null, image?.Layers is { } count ? layer.Index < count : null))];
    }

    private static ImmutableArray<Problem> Sorted(IEnumerable<Problem> problems) =>
    [
        .. problems.Distinct()
            .OrderBy(p => p.Doing, StringComparer.Ordinal).ThenBy(p => p.Subject, StringComparer.Ordinal)
            .ThenBy(p => p.Wrong, StringComparer.Ordinal).ThenBy(p => p.Next, StringComparer.Ordinal),
    ];
}
