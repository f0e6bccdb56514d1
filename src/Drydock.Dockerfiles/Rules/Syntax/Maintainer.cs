namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>The MAINTAINER instruction.</summary>
internal static class Maintainer
{
    public static readonly Rule Rule = new()
    {
        Id = "maintainer",
        Title = "MAINTAINER is deprecated",
        Why = "Tools look for the author in a label; the builder warns of the old instruction.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["CKV_DOCKER_6", "DL4000", "DS-0022", "MaintainerDeprecated", "S6586"],
        Before =
            """
            FROM debian:12.11
            MAINTAINER Ada <ada@example.org>

            """,
        After =
            """
            FROM debian:12.11
            LABEL org.opencontainers.image.authors="Ada <ada@example.org>"

            """,
        Check = static c =>
        {
            foreach (var statement in c.File.Statements.Where(static s => s.Syntax.Name == "maintainer"))
            {
                var author = statement.Arguments.Trim('"');
                var fix = author.AsSpan().IndexOfAny("\\\"$`") < 0 && statement.Syntax.Segments.Length == 1
                    ? new Fix(FixClass.Safe, "write a label instead; the image names its author in another place then", new TextEdit(statement.Span, $"LABEL org.opencontainers.image.authors=\"{author}\"")) : null;
                c.Report(statement.Span, "MAINTAINER is deprecated; use the label org.opencontainers.image.authors", fix);
            }
        },
    };
}
