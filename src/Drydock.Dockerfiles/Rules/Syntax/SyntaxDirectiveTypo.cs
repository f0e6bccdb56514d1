using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A syntax directive without effect.</summary>
internal static class SyntaxDirectiveTypo
{
    public static readonly Rule Rule = new()
    {
        Id = "syntax-directive-typo",
        Title = "A syntax directive has no effect",
        Why = "Directives count only at the very top, above any other comment; below, the line is a comment and the builder uses its own syntax.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Before =
            """
            # The service that classifies
            # syntax=docker/dockerfile:1
            FROM debian:12.11

            """,
        After =
            """
            # syntax=docker/dockerfile:1
            # The service that classifies
            FROM debian:12.11

            """,
        Check = static c =>
        {
            var first = c.File.Syntax.Instructions.FirstOrDefault()?.FirstLine ?? int.MaxValue;
            foreach (var token in c.File.Syntax.Tokens.Where(t => t.Kind == TokenKind.Comment && t.Line < first))
            {
                var text = c.TextOf(new TextSpan(token.Start, token.Length)).TrimStart('#', ' ', '\t');
                var equals = text.IndexOf('=', StringComparison.Ordinal);
                if (Unmarked(text) is { } image)
                {
                    c.Report(new TextSpan(token.Start, token.Length), $"a directive needs an equals sign: # syntax={image}");
                    continue;
                }

                if (equals <= 0) continue;
                var (name, value) = (text[..equals].Trim(), text[(equals + 1)..].Trim());
                if (value.Contains(' ', StringComparison.Ordinal) || !value.Contains('/', StringComparison.Ordinal) || EditDistance.Of(name, "syntax") > 2) continue;
                var span = new TextSpan(token.Start, token.Length);
                if (!name.Equals("syntax", StringComparison.OrdinalIgnoreCase)) c.Report(span, $"\"{name}\" is no directive; did you mean syntax?");
                else c.Report(span, "a syntax directive counts only at the top of the file, above any other comment", Up(c, token.Line));
            }
        },
    };

    /// <summary>The image behind <c>syntax:</c> or <c>syntax</c> and a blank; null for any other text.</summary>
    private static string? Unmarked(string text)
    {
        if (!text.StartsWith("syntax", StringComparison.OrdinalIgnoreCase)) return null;
        var rest = text[6..];
        var image = rest.TrimStart(' ', '\t', ':');
        return image.Length < rest.Length && image.StartsWith("docker/dockerfile", StringComparison.Ordinal) && !image.Contains(' ', StringComparison.Ordinal) ? image : null;
    }

    private static Fix? Up(RuleContext c, int line)
    {
        if (c.File.Syntax.Directives.Any(static d => d.Name == "syntax") || c.File.Syntax.Tokens[0].Kind == TokenKind.ByteOrderMark || c.File.Lines.TextOf(1).StartsWith("#!", StringComparison.Ordinal)) return null;
        var full = c.File.Lines.FullSpanOf(line);
        return new Fix(FixClass.Safe, "move the directive to the top", [TextEdit.Insert(0, c.TextOf(c.File.Lines.SpanOf(line)).Trim() + c.NewLine), TextEdit.Remove(full)]);
    }
}
