using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Packages of Alpine, Fedora, Red Hat and SUSE.</summary>
internal static class OtherPackageRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        ApkNoCache.Rule,
        ApkUnpinned.Rule,
        ApkUpgrade.Rule,
        ApkUntrusted.Rule,
        DnfMissingYes.Rule,
        DnfClean.Rule,
        DnfUnpinned.Rule,
        DnfUpdate.Rule,
        RpmNoSignature.Rule,
        DnfNoGpgCheck.Rule,
        DnfSslVerifyOff.Rule,
        ZypperMissingYes.Rule,
        ZypperClean.Rule,
        ZypperDistUpgrade.Rule,
        ZypperUnpinned.Rule,
    ];
}
