using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>Packages of programming languages, and downloads.</summary>
internal static class LanguagePackageRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        PipNoCacheDir.Rule,
        PipUnpinned.Rule,
        VersionSpecRedirect.Rule,
        UnquotedExtrasGlob.Rule,
        PipNoHashes.Rule,
        PipVcsUnpinned.Rule,
        PipTrustedHost.Rule,
        PythonHttpsVerifyOff.Rule,
        PipUpgradeUnpinned.Rule,
        InstallFailureMasked.Rule,
        PythonWheelAbi.Rule,
        DevDepsInRuntime.Rule,
        NpmUnpinned.Rule,
        NpmInstallNotCi.Rule,
        NpmStrictSslOff.Rule,
        NodeTlsOff.Rule,
        YarnCacheClean.Rule,
        GemUnpinned.Rule,
        GoInstallUnpinned.Rule,
        CargoUnlocked.Rule,
        PreferCacheMount.Rule,
        CurlPipeShell.Rule,
        DownloadNoChecksum.Rule,
        InsecureTlsDownload.Rule,
        WgetAndCurl.Rule,
        WgetProgress.Rule,
        CurlFollow.Rule,
    ];
}
