using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>Secrets, network and what a container shows.</summary>
internal static class ExposureRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        SecretInArgEnv.Rule,
        SecretInRun.Rule,
        SecretMountNotUsed.Rule,
        ExposeAdminPort.Rule,
        ExposeMismatch.Rule,
        HealthcheckPlainHttp.Rule,
        HealthcheckInsecureTls.Rule,
    ];
}
