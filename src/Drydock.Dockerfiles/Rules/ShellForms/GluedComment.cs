using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A comment that the shell takes for a part of the word in front, or that hides the commands below it.</summary>
internal static class GluedComment
{
    public static readonly Rule Rule = new()
    {
        Id = "glued-comment",
        Title = "A comment does not end, or does not begin, where it looks",
        Why = "Inside a word # is a letter: the file or value gets it in its name, and the words of the comment become arguments. Behind a command # hides all that follows, continued lines included.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM debian:12.11
            RUN echo "port: 8000" >> /etc/demo.yaml# The service's port
            """,
        After =
            """
            FROM debian:12.11
            # The service's port
            RUN echo "port: 8000" >> /etc/demo.yaml
            """,
        Check = static c =>
        {
            foreach (var (_, command) in c.RunCommands)
            {
                foreach (var word in command.Command.Redirections.Select(static r => r.Target).OfType<ShellWord>().Concat(Values(command)))
                {
                    if (!IsGlued(word) || !Follows(command, word)) continue;
                    var script = command.Script;
                    c.Report(word.Span, $"the shell reads \"{SourceText.Printable(word.Raw)}\" as one word, # included, and the comment as arguments; put the comment on a line of its own");
                }
            }

            foreach (var run in c.Runs.Where(static r => r is { Exec: false, IsHeredocScript: false, Script: not null })) Swallowed(c, run);
        },
    };

    /// <summary>A comment behind a command, whose line is continued: it runs to the end of the joined line.</summary>
    private static void Swallowed(RuleContext c, CommandStatement run)
    {
        foreach (var comment in run.Script!.Comments)
        {
            var span = comment.Span;
            var line = c.File.Lines.LineOf(span.Start);
            if (c.File.Lines.LineOf(Math.Max(span.Start, span.End - 1)) == line) continue;
            c.Report(TextSpan.FromBounds(span.Start, c.File.Lines.SpanOf(line).End), "this comment goes on to the end of the RUN: the lines below it never run; put it on a line of its own");
        }
    }

    /// <summary>Words that set something: assignments in front of a command or behind export.</summary>
    private static IEnumerable<ShellWord> Values(ShellInvocation command) =>
        command.Command.Assignments.Concat(command.Runs("export", "declare", "local", "readonly") ? command.Arguments.Where(ShellScanner.IsAssignment) : []);

    /// <summary>Text, then an unquoted #, then nothing more or the comment's first letters.</summary>
    private static bool IsGlued(ShellWord word)
    {
        var at = word.Raw.LastIndexOf('#');
        if (at <= 0 || word.Parts.LastOrDefault() is not { Quoted: false, Literal: { } literal } || !literal.Contains('#', StringComparison.Ordinal)) return false;
        return word.Raw[at - 1] is not ('$' or '{' or '/' or '#' or '=') && (at == word.Raw.Length - 1 || char.IsAsciiLetterUpper(word.Raw[at + 1]));
    }

    /// <summary>True when a word of letters comes next in the same command, as in a sentence.</summary>
    private static bool Follows(ShellInvocation command, ShellWord word)
    {
        var next = command.Command.Words.Concat(command.Command.Assignments).Where(w => w.Start >= word.End).MinBy(static w => w.Start);
        return next is not null && next.Raw.Length > 1 && char.IsAsciiLetter(next.Raw[0]);
    }
}
