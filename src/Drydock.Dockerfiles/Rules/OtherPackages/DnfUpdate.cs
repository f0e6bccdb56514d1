namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Updating everything that an RPM base brought.</summary>
internal static class DnfUpdate
{
    public static readonly Rule Rule = new()
    {
        Id = "dnf-update",
        Title = "The whole base is updated",
        Why = "The updated packages are stored a second time, what comes depends on the day of the build, and the cached layer is not updated again; a newer base does the same once for all.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Info,
        Aliases = ["DL3031", "DL3039"],
        Before =
            """
            FROM almalinux:9.4
            RUN dnf update -y && dnf install -y nginx && dnf clean all
            """,
        After =
            """
            FROM almalinux:9.4
            RUN dnf install -y nginx && dnf clean all
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                // Security updates alone are someone's decision.
                if (!SystemInstalls.IsDnf(call) || call.Action is not ("update" or "upgrade" or "distro-sync") || !call.Operands.IsEmpty) continue;
                if (call.Invocation.HasOption("--security", "--advisory", "--cve", "--bugfix", "--sec-severity", "--secseverity")) continue;
                c.Report(call.Invocation.Command.Span, $"{call.Manager} {call.Action} makes the image depend on the day of the build; take a newer base image instead");
            }
        },
    };
}
