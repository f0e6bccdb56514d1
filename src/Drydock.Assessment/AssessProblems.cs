using Drydock.Advisories;
using Drydock.Images;

namespace Drydock.Assessment;

/// <summary>What keeps a result from being complete although nothing failed.</summary>
internal static class AssessProblems
{
    public static IEnumerable<Problem> Of(ScanSubject subject)
    {
        if (!subject.Inventory.HasDatabase)
        {
            yield return new Problem(
                "looking for packages in", "the target", "there is no package database and no package file",
                "check that this is the image you meant; if it is built from scratch, scan its SBOM");
        }
    }

    public static IEnumerable<Problem> Of(ScanSubject subject, MatchResult matches)
    {
        foreach (var problem in Of(subject)) yield return problem;
        var unrecognised = subject.Inventory.Os is null && Assess.HasOsPackages(subject.Inventory);
        if (unrecognised && (matches.ReleaseCovered || matches.Problems.IsEmpty))
        {
            yield return new Problem(
                "recognising the distribution of", "the target", "it has OS packages but no readable os-release file",
                "restore etc/os-release in the image, or scan the image it was built from");
        }

        if (!matches.ReleaseCovered && matches.Problems.IsEmpty && !unrecognised)
        {
            yield return new Problem(
                "judging the packages of", subject.Inventory.Os?.PrettyName ?? "the target", "no feed in the advisory database covers this release",
                "run `drydock db update`, or move to a supported release");
        }
    }
}
