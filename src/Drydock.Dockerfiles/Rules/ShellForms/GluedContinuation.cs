using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A continued line that does not continue as it looks.</summary>
internal static class GluedContinuation
{
    /// <summary>Beginnings of commands that are surely meant as commands.</summary>
    private static readonly ImmutableArray<(string Program, string Second)> Starts =
    [
        ("apt-get", "install"), ("apt-get", "update"), ("apt-get", "clean"), ("apt", "install"), ("apk", "add"), ("dnf", "install"), ("yum", "install"), ("pip", "install"), ("pip3", "install"), ("npm", "ci"),
        ("npm", "install"), ("rm", "-rf"), ("rm", "-r"), ("rm", "-f"), ("mkdir", "-p"), ("chmod", "+x"), ("chmod", "755"), ("chown", "-R"), ("git", "clone"), ("tar", "-xzf"), ("tar", "xzf"), ("ln", "-s"), ("ln", "-sf"), ("curl", "-fsSL"),
    ];

    public static readonly Rule Rule = new()
    {
        Id = "glued-continuation",
        Title = "A continued line does not continue as it looks",
        Why = "A blank behind the backslash is forgiven here, but in a script it ends the line; and a comment between two lines joins nothing: without && the second command becomes arguments of the first.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Before = "FROM debian:12.11\nRUN apt-get update \\ \n && apt-get install -y curl\n",
        After = "FROM debian:12.11\nRUN apt-get update \\\n && apt-get install -y curl\n",
        Check = static c =>
        {
            foreach (var statement in c.File.Statements) Blanks(c, statement);
            foreach (var run in c.Runs.Where(static r => r is { Exec: false, Script: not null, IsHeredocScript: false })) MissingOperators(c, run);
        },
    };

    /// <summary>Blanks between the escape character and the line's end.</summary>
    private static void Blanks(RuleContext c, Statement statement)
    {
        var escape = c.File.Syntax.Escape;
        var last = statement.Syntax.Heredocs.IsEmpty ? statement.Syntax.LastLine : statement.Syntax.Heredocs[0].FirstLine - 1;
        for (var line = statement.Syntax.FirstLine; line < last; line++)
        {
            var text = c.File.Lines.TextOf(line);
            var bare = text.TrimEnd(' ', '\t');
            if (bare.Length == text.Length || !bare.EndsWith(escape) || bare.TrimStart().StartsWith('#')) continue;
            var end = c.File.Lines.SpanOf(line).End;
            var span = new TextSpan(end - (text.Length - bare.Length), text.Length - bare.Length);
            c.Report(span, $"blanks behind the {escape}: in a script the line would end here; remove them", new Fix(FixClass.Safe, "remove the blanks", TextEdit.Remove(span)));
        }
    }

    /// <summary>A command that is an argument of the one above a comment line.</summary>
    private static void MissingOperators(RuleContext c, CommandStatement run)
    {
        foreach (var command in run.Invocations.Where(i => i.Script == run.Script))
        {
            for (var i = 0; i + 1 < command.Arguments.Length; i++)
            {
                var word = command.Arguments[i];
                if (!Starts.Contains((word.Value ?? "", command.Arguments[i + 1].Value ?? ""))) continue;
                var line = c.File.Lines.LineOf(word.Span.Start);
                if (line < 2 || !c.File.Lines.TextOf(line - 1).TrimStart().StartsWith('#') || !c.File.Lines.TextOf(line).TrimStart().StartsWith(word.Raw, StringComparison.Ordinal)) continue;
                c.Report(RuleSeverity.Warning, word.Span, $"{word.Raw} is an argument of {command.Name ?? "the command"} above the comment, not a command; write && in front of it");
            }
        }
    }
}
