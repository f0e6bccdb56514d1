using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>An account without password.</summary>
internal static partial class EmptyPassword
{
    public static readonly Rule Rule = new()
    {
        Id = "empty-password",
        Title = "An account has no password",
        Why = "An empty password is one that everybody knows: su, login and ssh let people in with it. A locked account has none that fits.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Aliases = ["DKL-LI-0001"],
        Before =
            """
            FROM debian:12.11
            RUN useradd --uid 1000 --no-log-init app && passwd --delete app
            """,
        After =
            """
            FROM debian:12.11
            RUN useradd --uid 1000 --no-log-init app && passwd --lock app
            """,
        Check = static c =>
        {
            foreach (var (_, command) in c.RunCommands)
            {
                if (Empties(command)) c.Report(command.Command.Span, "this leaves an account without password, so that anybody is let in; lock it instead: passwd --lock");
            }
        },
    };

    private static bool Empties(ShellInvocation command)
    {
        if (command.Runs("passwd")) return command.HasOption("--delete") || command.HasShort('d');
        if (command.Runs("useradd", "usermod")) return PackageInstalls.ValuesOf(command, "-p", "--password").Any(static w => w.Value is "" or "--password=");
        return WritesShadow(command) && command.Arguments.Any(static a => a.Value is { } text && EmptyField().IsMatch(text));
    }

    private static bool WritesShadow(ShellInvocation command) =>
        command.Command.Redirections.Any(static r => r.Operator is ">" or ">>" && r.Target?.Value == "/etc/shadow")
        || command.Runs("sed") && command.Arguments.Any(static a => a.Value == "/etc/shadow")
        || command.Place.Item.Pipeline.Commands.Any(static p => p is SimpleCommand { Words: [{ Value: "tee" }, .. var rest] } && rest.Any(static w => w.Value == "/etc/shadow"));

    [GeneratedRegex("(?:^|[/|#,\n])[a-z_][a-z0-9_-]*::", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EmptyField();
}
