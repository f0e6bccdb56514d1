using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>Newer syntax without a directive.</summary>
internal static class SyntaxDirectiveMissing
{
    public static readonly Rule Rule = new()
    {
        Id = "syntax-directive-missing",
        Title = "Newer syntax is used without saying which",
        Why = "An older builder stops at it; with the directive it fetches a front end that knows it.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            COPY --parents src/app.py /srv/

            """,
        After =
            """
            # syntax=docker/dockerfile:1
            FROM debian:12.11
            COPY --parents src/app.py /srv/

            """,
        Check = static c =>
        {
            if (c.File.Syntax.Directives.Any(static d => d.Name == "syntax")) return;
            var newer = c.File.Statements.SelectMany(static s => s.Flags).FirstOrDefault(static f => f.Name is "parents" or "exclude" or "unpack" or "device");
            if (newer is null) return;
            var fix = c.File.Syntax.Directives.IsEmpty && c.File.Syntax.Tokens[0].Kind is not TokenKind.ByteOrderMark && !c.File.Lines.TextOf(1).StartsWith("#!", StringComparison.Ordinal)
                ? new Fix(FixClass.Consent, "name the syntax", TextEdit.Insert(0, "# syntax=docker/dockerfile:1" + c.NewLine)) : null;
            c.Report(newer.Span, $"--{newer.Name} needs a new builder; begin the file with # syntax=docker/dockerfile:1", fix);
        },
    };
}
