using System.Collections.Immutable;
using System.Text;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Shell;

/// <summary>Reads one word: quotes, escapes, variables and substitutions.</summary>
internal sealed class ShellWordReader(string text, ShellScanner scan, int depth, TextMap map)
{
    private readonly ImmutableArray<ShellWordPart>.Builder parts = ImmutableArray.CreateBuilder<ShellWordPart>();
    private readonly StringBuilder literal = new();

    private char Current => text[scan.At];

    public ImmutableArray<ShellWordPart> Read(bool inTest)
    {
        while (!scan.AtEnd && !Ends(inTest))
        {
            switch (Current)
            {
                case '\'':
                    Flush();
                    SingleQuoted();
                    break;
                case '"':
                    Flush();
                    DoubleQuoted();
                    break;
                case '\\':
                    Escaped();
                    break;
                case '$':
                    Dollar(quoted: false);
                    break;
                case '`':
                    Backticks(quoted: false);
                    break;
                case '<' or '>' when !inTest:
                    ProcessSubstitution();
                    break;
                default:
                    literal.Append(Current);
                    scan.At++;
                    break;
            }
        }

        Flush();
        return parts.ToImmutable();
    }

    private bool Ends(bool inTest)
    {
        if (Current is '<' or '>' && scan.At + 1 < text.Length && text[scan.At + 1] == '(' && !inTest) return false;
        if (inTest) return Current is ' ' or '\t' or '\n' or ';';
        return ShellScanner.EndsWord(Current);
    }

    private void Flush(bool quoted = false)
    {
        if (literal.Length > 0) parts.Add(new ShellWordPart(literal.ToString(), quoted));
        literal.Clear();
    }

    private void SingleQuoted()
    {
        var end = text.IndexOf('\'', scan.At + 1);
        if (end < 0)
        {
            scan.Problem(scan.At, scan.At + 1, "the quote is not closed");
            end = text.Length;
        }

        parts.Add(new ShellWordPart(text[(scan.At + 1)..end], true));
        scan.At = Math.Min(text.Length, end + 1);
    }

    private void DoubleQuoted()
    {
        var open = scan.At++;
        while (!scan.AtEnd && Current != '"')
        {
            if (Current == '\\' && scan.At + 1 < text.Length && text[scan.At + 1] is '$' or '`' or '"' or '\\' or '\n')
            {
                if (text[scan.At + 1] != '\n') literal.Append(text[scan.At + 1]);
                scan.At += 2;
            }
            else if (Current == '$') Dollar(quoted: true);
            else if (Current == '`') Backticks(quoted: true);
            else
            {
                literal.Append(Current);
                scan.At++;
            }
        }

        // An empty quoted part keeps `""` a word.
        if (literal.Length > 0 || parts.Count == 0) parts.Add(new ShellWordPart(literal.ToString(), true));
        literal.Clear();
        if (scan.AtEnd) scan.Problem(open, open + 1, "the quote is not closed");
        else scan.At++;
    }

    private void Escaped()
    {
        if (scan.At + 1 >= text.Length)
        {
            literal.Append('\\');
            scan.At++;
            return;
        }

        Flush();
        if (text[scan.At + 1] != '\n') literal.Append(text[scan.At + 1]);
        scan.At += 2;
        Flush(quoted: true);
    }

    private void Dollar(bool quoted)
    {
        var next = scan.At + 1 < text.Length ? text[scan.At + 1] : '\0';
        if (next == '\'' && !quoted)
        {
            Flush();
            scan.At++;
            AnsiQuoted();
        }
        else if (next == '(') Parenthesis(quoted);
        else if (next == '{') Braces(quoted);
        else if (next == '_' || char.IsAsciiLetter(next))
        {
            var end = scan.At + 1;
            while (end < text.Length && (text[end] == '_' || char.IsAsciiLetterOrDigit(text[end]))) end++;
            Unknown(quoted, text[(scan.At + 1)..end]);
            scan.At = end;
        }
        else if (char.IsAsciiDigit(next) || next is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            Unknown(quoted, next.ToString());
            scan.At += 2;
        }
        else
        {
            literal.Append('$');
            scan.At++;
        }
    }

    private void Unknown(bool quoted, string? variable, ShellList? commands = null)
    {
        Flush(quoted);
        parts.Add(new ShellWordPart(null, quoted, variable, commands));
    }

    /// <summary>Escapes inside are few in Dockerfiles; the text is kept, <c>\n</c> and its like are not worked out.</summary>
    private void AnsiQuoted()
    {
        var end = scan.At + 1;
        while (end < text.Length && text[end] != '\'') end += text[end] == '\\' ? 2 : 1;
        end = Math.Min(end, text.Length);
        var content = text[(scan.At + 1)..end];
        parts.Add(new ShellWordPart(content.Contains('\\', StringComparison.Ordinal) ? null : content, true));
        scan.At = Math.Min(text.Length, end + 1);
    }

    private void Parenthesis(bool quoted)
    {
        if (scan.Is("$(("))
        {
            scan.At++;
            scan.SkipArithmetic();
            Unknown(quoted, null);
            return;
        }

        if (depth >= ShellParser.MostDepth || scan.Substitution is null)
        {
            scan.At = text.Length;
            Unknown(quoted, null);
            return;
        }

        var open = scan.At;
        var (inTest, saved) = (scan.InTest, literal.ToString());
        scan.InTest = false;
        var list = scan.Substitution(scan.At + 2, depth + 1);
        scan.InTest = inTest;
        literal.Clear().Append(saved);
        if (scan.Is(')')) scan.At++;
        else
        {
            scan.Problem(open, open + 2, "\"$(\" is not closed");
            scan.At = text.Length;
        }

        Unknown(quoted, null, list);
    }

    private void Braces(bool quoted)
    {
        var start = scan.At + 2;
        var nesting = 0;
        var end = start;
        for (; end < text.Length; end++)
        {
            if (text[end] == '\\') end++;
            else if (text[end] == '{') nesting++;
            else if (text[end] == '}' && nesting-- == 0) break;
        }

        end = Math.Min(end, text.Length);
        var nameEnd = start;
        while (nameEnd < end && (text[nameEnd] == '_' || char.IsAsciiLetterOrDigit(text[nameEnd]))) nameEnd++;
        Unknown(quoted, nameEnd > start ? text[start..nameEnd] : null);
        if (end == text.Length) scan.Problem(scan.At, scan.At + 2, "\"${\" is not closed");
        scan.At = Math.Min(text.Length, end + 1);
    }

    private void Backticks(bool quoted)
    {
        var end = scan.At + 1;
        while (end < text.Length && text[end] != '`') end += text[end] == '\\' ? 2 : 1;
        end = Math.Min(end, text.Length);
        if (end == text.Length) scan.Problem(scan.At, scan.At + 1, "the backtick is not closed");
        var inside = ShellBackticks.Parse(text, scan.At + 1, end, depth, map);
        Unknown(quoted, null, inside);
        scan.At = Math.Min(text.Length, end + 1);
    }

    private void ProcessSubstitution()
    {
        scan.At++;
        scan.SkipArithmetic();
        Unknown(false, null);
    }
}
