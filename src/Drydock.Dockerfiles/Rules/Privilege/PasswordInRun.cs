using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A password that is set while the image is built.</summary>
internal static class PasswordInRun
{
    public static readonly Rule Rule = new()
    {
        Id = "password-in-run",
        Title = "The build sets an account's password",
        Why = "Everybody who can pull the image has the hash, and the history often has the password itself; every container has the same one.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Aliases = ["CKV2_DOCKER_17"],
        Before =
            """
            FROM debian:12.11
            RUN echo "app:letmein" | chpasswd
            """,
        After =
            """
            FROM debian:12.11
            RUN useradd --uid 1000 --no-log-init app
            """,
        Check = static c =>
        {
            foreach (var (_, command) in c.RunCommands)
            {
                if (!SetsPassword(command) || ComesFromSecret(command)) continue;
                c.Report(command.Command.Span, "a password is set in the image: all containers share it, and it can be read from the image; use an account without one");
            }
        },
    };

    private static bool SetsPassword(ShellInvocation command)
    {
        if (command.Runs("chpasswd")) return true;
        if (command.Runs("passwd")) return command.HasOption("--stdin") || command.Place.PipelineIndex > 0;
        if (!command.Runs("useradd", "usermod")) return false;

        // An empty hash is the business of empty-password; "*" and "!" lock the account.
        var hash = PackageInstalls.ValuesOf(command, "-p", "--password").FirstOrDefault();
        return hash is not null && hash.Raw.Trim('"', '\'') is not "" && Account.ValueOf(command, "-p", "--password") is not ("" or "*" or "!" or "!!" or "!*");
    }

    private static bool ComesFromSecret(ShellInvocation command)
    {
        var pipeline = command.Place.Item.Pipeline;
        return command.Script.Text[pipeline.Start..pipeline.End].Contains("/run/secrets/", StringComparison.Ordinal);
    }
}
