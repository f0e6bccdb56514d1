using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A JSON form that starts a shell which starts the service.</summary>
internal static class NoExecInShC
{
    private static readonly string[] Builtins = ["exec", "cd", "export", "set", "source", ".", ":", "eval", "exit", "wait", "trap", "read", "test", "[", "true", "false"];

    public static readonly Rule Rule = new()
    {
        Id = "no-exec-in-sh-c",
        Title = "The shell in front of the service stays process 1",
        Why = "Without exec the shell waits beside the service and keeps signals to itself: the container is killed after the grace period.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            CMD ["sh", "-c", "python /srv/app.py --port $PORT"]
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            CMD ["sh", "-c", "exec python /srv/app.py --port $PORT"]
            """,
        Check = static c =>
        {
            foreach (var name in (string[])["entrypoint", "cmd"])
            {
                if (c.Final?.Last(name) is not CommandStatement { Exec: true, Script: { Problems.IsEmpty: true } script } last) continue;
                if (script.Root.Items is not [.., { Background: false, Pipeline: { Negated: false, Commands: [SimpleCommand { Words: { IsEmpty: false } words } command] } } item]) continue;
                if (words[0].Value is not { } program || Builtins.Contains(program) || program.EndsWith(')') || script.Root.Items.Any(static i => i.Background)) continue;

                // bash starts the last of a line in its own place when there is only one.
                if (script.Root.Items.Length == 1 && last.Words[0].Text.EndsWith("bash", StringComparison.Ordinal) && command.Redirections.IsEmpty) continue;
                c.Report(last.Words.First(w => w.Text == script.Text).Span, $"the shell stays in front of {program} and keeps signals to itself; write exec {program} …", item.Before is ShellOperator.Or ? null : new Fix(FixClass.Consent, "start it with exec", TextEdit.Insert(words[0].Span.Start, "exec ")));
            }
        },
    };
}
