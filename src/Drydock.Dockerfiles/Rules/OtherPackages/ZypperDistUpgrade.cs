namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Upgrading everything that a SUSE base brought.</summary>
internal static class ZypperDistUpgrade
{
    public static readonly Rule Rule = new()
    {
        Id = "zypper-dist-upgrade",
        Title = "The whole base is upgraded",
        Why = "What comes depends on the day of the build, dist-upgrade may replace and remove packages on its own, and the cached layer is not upgraded again; take a newer base.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Warning,
        Aliases = ["DL3035"],
        Before =
            """
            FROM opensuse/leap:15.6
            RUN zypper -n dist-upgrade && zypper clean --all
            """,
        After =
            """
            FROM opensuse/leap:15.6
            RUN zypper -n install nginx && zypper clean --all
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is { Manager: "zypper", Action: "dist-upgrade" or "dup" or "update" or "up", Operands.IsEmpty: true })
                    c.Report(call.Invocation.Command.Span, $"zypper {call.Action} makes the image depend on the day of the build; take a newer base image instead");
            }
        },
    };
}
