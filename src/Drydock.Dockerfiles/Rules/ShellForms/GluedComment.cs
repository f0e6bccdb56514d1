namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A comment that is none, or that hides more than it should.</summary>
internal static class GluedComment
{
    public static readonly Rule Rule = new()
    {
        Id = "glued-comment",
        Title = "A comment hides commands, or is none",
        Why = "Glued to a word, # belongs to it; in the middle of a joined line it hides everything up to the end of the instruction.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM debian:12.11
            RUN echo a >> app.conf# the settings

            """,
        After =
            """
            FROM debian:12.11
            RUN echo a >> app.conf

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => r.Script is not null))
            {
                foreach (var command in run.Invocations)
                {
                    foreach (var redirection in command.Command.Redirections.Where(static r => r.Target is { Unquoted: true } t && t.Raw.Length > 1 && t.Raw.EndsWith('#')))
                        c.Report(run.SpanOf(redirection.Target!), $"the file is called \"{redirection.Target!.Raw}\" here: put a blank in front of #, or the comment on a line of its own");
                }

                foreach (var comment in run.Script!.Comments.Where(m => !run.IsHeredocScript && run.Syntax.Segments.Any(s => s.At > m.Start && s.At < m.End && !string.IsNullOrWhiteSpace(run.Syntax.Text[s.At..]))))
                    c.Report(RuleSeverity.Error, run.SpanOf(comment), "this comment goes to the end of the joined line: the lines below never run; put it on a line of its own");
            }
        },
    };
}
