using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>useradd with a large uid and without -l.</summary>
internal static class UseraddNoLogInit
{
    public static readonly Rule Rule = new()
    {
        Id = "useradd-no-log-init",
        Title = "A large uid inflates the layer",
        Why = "The log of logins is a sparse file as long as the highest uid; as a layer it is stored in full.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL3046"],
        Before =
            """
            FROM debian:12.11
            RUN useradd -u 200000 app

            """,
        After =
            """
            FROM debian:12.11
            RUN useradd -l -u 200000 app

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands.Where(static r => r.Command.Runs("useradd") && !r.Command.HasShort('l') && !r.Command.HasOption("--no-log-init")))
            {
                var uid = PackageInstalls.ValuesOf(command, "-u", "--uid").Select(static w => w.Value?.Split('=')[^1]).FirstOrDefault();
                if (uid is { Length: > 5 } && uid.All(char.IsAsciiDigit)) c.Report(run.SpanOf(command.NameWord), $"useradd with uid {uid} writes a huge sparse login log; add -l", new Fix(FixClass.Safe, "add -l", TextEdit.Insert(run.SpanOf(command.NameWord).End, " -l")));
            }
        },
    };
}
