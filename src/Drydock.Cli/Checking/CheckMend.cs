using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Checking;

/// <summary>Which results <c>check --fix</c> takes.</summary>
internal static class CheckMend
{
    /// <summary>Those that a way of mending takes.</summary>
    public static Func<Diagnostic, bool> Wanted(string mode) => mode == "safe"
        ? static d => d.Fix!.Class == FixClass.Safe
        : static d => d.Fix!.Class is FixClass.Safe or FixClass.Consent;
}
