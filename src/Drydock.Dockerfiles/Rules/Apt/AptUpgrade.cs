namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Upgrading everything that the base brought.</summary>
internal static class AptUpgrade
{
    public static readonly Rule Rule = new()
    {
        Id = "apt-upgrade",
        Title = "The whole base is upgraded",
        Why = "The upgraded packages are stored a second time, what comes depends on the day of the build, and the cached layer is not upgraded again; a newer base does the same once for all.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Info,
        Scope = RuleScope.Policy,
        Aliases = ["DKL-DI-0003", "DL3005", "DS-0024"],
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get upgrade -y && apt-get install -y curl
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y curl
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!SystemInstalls.IsApt(call) || call.Action is not ("upgrade" or "dist-upgrade" or "full-upgrade" or "safe-upgrade")) continue;
                if (call.Action == "upgrade" && !call.Operands.IsEmpty) continue;
                c.Report(call.Invocation.Command.Span, $"{call.Manager} {call.Action} makes the image depend on the day of the build; take a newer base image instead");
            }
        },
    };
}
