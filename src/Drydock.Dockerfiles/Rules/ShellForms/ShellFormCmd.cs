using System.Buffers;
using System.Text;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>CMD or ENTRYPOINT in shell form.</summary>
internal static class ShellFormCmd
{
    /// <summary>Characters that a shell may make something of.</summary>
    private static readonly SearchValues<char> ShellSyntax = SearchValues.Create("$`\\|&;<>*?()~[]{}#!\n");

    private static readonly string[] Builtins = ["cd", "export", "set", "source", ".", ":", "eval", "exit", "ulimit", "umask", "wait", "trap", "read", "test", "["];

    public static readonly Rule Rule = new()
    {
        Id = "shell-form-cmd",
        Title = "CMD or ENTRYPOINT in shell form",
        Why = "A shell becomes process 1 and does not pass signals on: the service is killed after the grace period instead of stopping by itself.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["DL3025", "JSONArgsRecommended", "S7019"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            CMD python /srv/app.py
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            CMD ["python", "/srv/app.py"]
            """,
        Check = static c =>
        {
            foreach (var name in (string[])["entrypoint", "cmd"])
            {
                // Only the last one counts, and SHELL says that a shell is meant.
                if (c.Final?.Last(name) is not CommandStatement { Exec: false, Shell: { IsSet: false, IsRead: true } } last || last.Words.IsEmpty || last.Words[0].Text.StartsWith("exec ", StringComparison.Ordinal) || last.Arguments.TrimStart().StartsWith('[')) continue;
                var words = Words(last);
                var advice = words is null ? "start the program with exec in it, or write a JSON array" : "write a JSON array";
                c.Report(last.ArgumentsSpan, $"{name.ToUpperInvariant()} in shell form puts a shell in front of the service, which keeps signals to itself; {advice}", words is null || name == "cmd" && c.Final.Last("entrypoint") is CommandStatement { Exec: false } ? null : Mend(last, words));
            }
        },
    };

    /// <summary>The words of a command that no shell is needed for; null for any other.</summary>
    private static List<string>? Words(CommandStatement command)
    {
        if (command.Script is not { Problems.IsEmpty: true, Comments.IsEmpty: true } || command.CommandLine.IsEmpty || command.CommandLine.Any(static w => w is null)) return null;
        if (command.Arguments.AsSpan().ContainsAny(ShellSyntax) || Builtins.Contains(command.CommandLine[0])) return null;
        return [.. command.CommandLine.Select(static w => w!)];
    }

    private static Fix Mend(CommandStatement command, List<string> words) =>
        new(FixClass.Consent, "write a JSON array", new TextEdit(command.ArgumentsSpan, $"[{string.Join(", ", words.Select(Json))}]"));

    private static string Json(string word)
    {
        var text = new StringBuilder("\"");
        foreach (var x in word)
        {
            if (x is '"' or '\\') text.Append('\\');
            text.Append(x);
        }

        return text.Append('"').ToString();
    }
}
