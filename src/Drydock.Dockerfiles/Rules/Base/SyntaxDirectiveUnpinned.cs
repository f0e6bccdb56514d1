using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A syntax directive that floats.</summary>
internal static class SyntaxDirectiveUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "syntax-directive-unpinned",
        Title = "The syntax image is not pinned",
        Why = "The front end that reads this file is an image too: it may change between two builds.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            # syntax=docker/dockerfile
            FROM debian:12.11

            """,
        After =
            """
            # syntax=docker/dockerfile:1
            FROM debian:12.11

            """,
        Check = static c =>
        {
            foreach (var (name, value, line) in c.File.Syntax.Directives.Where(static d => d.Name == "syntax"))
            {
                if (!ImageReference.TryParse(value.Split(' ')[0], out var reference, out _) || reference is not { Digest: null, Tag: null or "latest" or "master" or "labs" }) continue;
                var span = c.File.Lines.SpanOf(line);
                var fix = reference is { Tag: null, FamiliarName: "docker/dockerfile" } && c.TextOf(span).TrimEnd().EndsWith(value, StringComparison.Ordinal) ? new Fix(FixClass.Consent, "write docker/dockerfile:1", TextEdit.Insert(span.Start + c.TextOf(span).TrimEnd().Length, ":1")) : null;
                c.Report(span, $"{value} is whatever is newest; name a version: docker/dockerfile:1", fix);
            }
        },
    };
}
