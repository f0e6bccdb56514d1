using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Debian's and Ubuntu's packages.</summary>
internal static class AptRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        AptUpdateAlone.Rule,
        AptInstallWithoutUpdate.Rule,
        AptMissingYes.Rule,
        AptNoRecommends.Rule,
        AptListsLeft.Rule,
        AptUnpinned.Rule,
        AptInsteadOfAptGet.Rule,
        AptUpgrade.Rule,
        AptUnauthenticated.Rule,
        AptOrderCleanup.Rule,
        DebianFrontendEnv.Rule,
        DebPackageGone.Rule,
        CommandNotInBase.Rule,
        HealthcheckOnlyTool.Rule,
        SortPackages.Rule,
    ];
}
