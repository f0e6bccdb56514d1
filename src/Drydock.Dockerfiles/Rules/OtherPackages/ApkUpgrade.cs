namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Upgrading everything that an Alpine base brought.</summary>
internal static class ApkUpgrade
{
    public static readonly Rule Rule = new()
    {
        Id = "apk-upgrade",
        Title = "The whole Alpine base is upgraded",
        Why = "The upgraded packages are stored a second time, what comes depends on the day of the build, and the cached layer is not upgraded again; a newer base does the same once for all.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Info,
        Aliases = ["DL3017"],
        Before =
            """
            FROM alpine:3.20
            RUN apk upgrade --no-cache && apk add --no-cache curl
            """,
        After =
            """
            FROM alpine:3.20
            RUN apk add --no-cache curl
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is { Manager: "apk", Action: "upgrade", Operands.IsEmpty: true })
                    c.Report(call.Invocation.Command.Span, "apk upgrade makes the image depend on the day of the build; take a newer base image instead");
            }
        },
    };
}
