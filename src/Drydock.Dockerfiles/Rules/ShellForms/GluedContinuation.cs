using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>Blanks behind a continuation.</summary>
internal static class GluedContinuation
{
    public static readonly Rule Rule = new()
    {
        Id = "glued-continuation",
        Title = "Blanks stand behind a continuation",
        Why = "The builder takes them; a shell does not, once the lines are moved to a script.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Before =
            """
            FROM debian:12.11
            RUN apt-get update \ 
             && apt-get upgrade -y

            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update \
             && apt-get upgrade -y

            """,
        Check = static c =>
        {
            foreach (var token in c.File.Syntax.Tokens.Where(static t => t is { Kind: TokenKind.Continuation, Length: > 1 }))
            {
                var span = new TextSpan(token.Start + 1, token.Length - 1);
                c.Report(span, "blanks behind the continuation; a script would end its line here", new Fix(FixClass.Safe, "remove the blanks", TextEdit.Remove(span)));
            }
        },
    };
}
