using System.Collections.Immutable;
using Drydock.Dockerfiles.Expansion;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>The texts of an instruction in which the builder puts values for variables.</summary>
/// <remarks>BuildKit, <c>SupportsSingleWordExpansion</c>; EXPOSE, which it expands without a check, is here too.</remarks>
internal static class ExpandedWords
{
    private static readonly ImmutableArray<string> Flags = ["chown", "chmod", "checksum", "mount"];

    /// <summary>Arguments and values of flags.</summary>
    public static IEnumerable<Word> Of(Statement statement)
    {
        var arguments = statement.Syntax.Name switch
        {
            "copy" or "add" => statement.Words.Where(static w => !w.Text.StartsWith("<<", StringComparison.Ordinal)),
            "env" or "label" or "expose" or "volume" or "user" or "workdir" or "stopsignal" => statement.Words,
            "arg" => statement.Words.Where(static w => w.Text.Contains('=', StringComparison.Ordinal)),
            _ => [],
        };
        var flags = statement.Syntax.Name is "copy" or "add" or "run" ? statement.Flags.Where(static f => f.Value is not null && Flags.Contains(f.Name)) : [];
        return arguments.Concat(flags.Select(static f => new Word(f.Value!, f.ValueSpan)));
    }

    /// <summary>Variables without value in the here-documents that COPY and ADD write, each once, where it stands first. Their escape character is always <c>\</c>.</summary>
    public static IEnumerable<(string Name, TextSpan Span)> OfHeredocs(RuleContext c, Statement statement)
    {
        if (statement is not CopyStatement) yield break;
        var known = statement.Scope.Variables.Keys.ToDictionary(static k => k, static _ => "x", StringComparer.Ordinal);
        foreach (var heredoc in statement.Syntax.Heredocs.Where(static h => h.Expand))
        {
            foreach (var name in new WordLexer('\\') { SkipQuotes = true }.Expand(heredoc.Content, known).Unset)
            {
                var at = Place(heredoc.Content, name);
                if (at < 0) continue;
                var start = c.File.Lines.StartOf(heredoc.FirstLine) + SourceText.ByteCount(heredoc.Content.AsSpan(0, at));
                yield return (name, new TextSpan(start, 1 + (heredoc.Content[at + 1] == '{' ? 1 : 0) + SourceText.ByteCount(name)));
            }
        }
    }

    /// <summary>Index of the first reference without a form that says what to do when the variable is not set; -1 when there is none.</summary>
    private static int Place(string text, string name)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0; at = text.IndexOf('$', at + 1))
        {
            var start = at + 1 < text.Length && text[at + 1] == '{' ? at + 2 : at + 1;
            if (at > 0 && text[at - 1] == '\\' || string.CompareOrdinal(text, start, name, 0, name.Length) != 0) continue;
            var next = start + name.Length < text.Length ? text[start + name.Length] : '\0';
            if (next == '_' || char.IsLetterOrDigit(next) || start == at + 2 && next is ':' or '-' or '+') continue;
            return at;
        }

        return -1;
    }
}
