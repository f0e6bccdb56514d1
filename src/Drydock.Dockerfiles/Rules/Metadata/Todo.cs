using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A comment that puts something off.</summary>
internal static class Todo
{
    public static readonly Rule Rule = new()
    {
        Id = "todo",
        Title = "Something is left to do",
        Why = "A note in a file that nobody reads again.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Off,
        Aliases = ["S1135"],
        Before =
            """
            FROM debian:12.11
            # TODO: pin the packages
            RUN true

            """,
        After =
            """
            FROM debian:12.11
            RUN true

            """,
        Check = static c =>
        {
            foreach (var token in c.File.Syntax.Tokens.Where(static t => t.Kind == TokenKind.Comment))
            {
                var span = new TextSpan(token.Start, token.Length);
                if (c.TextOf(span).Split(' ', ':', '#', '(').Any(static w => w is "TODO" or "FIXME" or "XXX")) c.Report(span, "something is left to do here");
            }
        },
    };
}
