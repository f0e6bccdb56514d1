using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>sh -c without exec.</summary>
internal static class NoExecInShC
{
    public static readonly Rule Rule = new()
    {
        Id = "no-exec-in-sh-c",
        Title = "The shell stays as process 1",
        Why = "It passes no signal on: the service is killed when the patience of docker stop ends.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            CMD ["sh", "-c", "app --port $PORT"]

            """,
        After =
            """
            FROM debian:12.11
            CMD ["sh", "-c", "exec app --port $PORT"]

            """,
        Check = static c =>
        {
            foreach (var command in c.Stages.SelectMany(static s => s.All<CommandStatement>()).Where(static s => s is { Exec: true, Script: not null } && s.Syntax.Name is "cmd" or "entrypoint"))
            {
                if (command.Script!.Root.Items is not [.., { Pipeline: { Negated: false, Commands: [SimpleCommand { Words: [var first, ..] } last] } }] || first.Value is "exec" or null) continue;
                var word = command.Words.FirstOrDefault(w => w.Text == command.Script.Text);
                if (word is null) continue;
                var fix = last.Start == 0 && last.Assignments.IsEmpty ? new Fix(FixClass.Consent, "begin with exec", TextEdit.Insert(word.Span.Start + 1, "exec ")) : null;
                c.Report(word.Span, "without exec the shell stays as process 1 and passes no signal on", fix);
            }
        },
    };
}
