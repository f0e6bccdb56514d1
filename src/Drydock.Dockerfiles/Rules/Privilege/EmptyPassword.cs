using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>An account without password.</summary>
internal static class EmptyPassword
{
    public static readonly Rule Rule = new()
    {
        Id = "empty-password",
        Title = "An account has no password",
        Why = "Anybody who reaches a login in the container is in.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Aliases = ["DKL-LI-0001"],
        Before =
            """
            FROM debian:12.11
            RUN passwd -d root

            """,
        After =
            """
            FROM debian:12.11
            RUN passwd -l root

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                var empty = command.Runs("passwd") && (command.HasShort('d') || command.HasOption("--delete")) || command.Runs("useradd", "usermod") && PackageInstalls.ValuesOf(command, "-p", "--password").Any(static w => w.Value is { Length: 0 });
                if (empty) c.Report(run.SpanOf(command.NameWord), "the account can be entered without password; lock it with passwd -l");
            }
        },
    };
}
