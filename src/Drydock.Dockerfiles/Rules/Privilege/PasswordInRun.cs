using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A password set in a build.</summary>
internal static class PasswordInRun
{
    public static readonly Rule Rule = new()
    {
        Id = "password-in-run",
        Title = "A password is set in the build",
        Why = "It is in the image and in its history, for everybody who can pull it.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Aliases = ["CKV2_DOCKER_17"],
        Before =
            """
            FROM debian:12.11
            RUN echo 'app:secret' | chpasswd

            """,
        After =
            """
            FROM debian:12.11
            RUN passwd -l app

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (command.Runs("chpasswd") || command.Runs("useradd", "usermod") && PackageInstalls.ValuesOf(command, "-p", "--password").Any(static w => w.Value is not ("" or "*" or "!")))
                    c.Report(run.SpanOf(command.NameWord), "the password is in the image for everybody who pulls it; leave the account locked");
            }
        },
    };
}
