using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Reads the JSON form of arguments: one strict array (RFC 8259) and nothing behind it.</summary>
/// <remarks>Written here because System.Text.Json throws where Go replaces (a lone surrogate escape, an invalid byte), and stops at depth 64.</remarks>
internal ref struct JsonWords
{
    /// <summary>What the arguments are.</summary>
    public enum Outcome
    {
        /// <summary>An array of strings.</summary>
        Strings,

        /// <summary>A valid array that holds something else: an error.</summary>
        OtherValues,

        /// <summary>Not JSON: the shell form or plain words.</summary>
        NotJson,
    }

    /// <summary>Deepest nesting that Go's decoder reads.</summary>
    private const int MaximumDepth = 10000;

    private readonly ReadOnlySpan<char> text;
    private int at;

    private JsonWords(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Reads arguments as a JSON array of strings.</summary>
    public static Outcome Read(string arguments, out ImmutableArray<string> words)
    {
        words = [];
        var trimmed = arguments.AsSpan().TrimStart();
        if (!trimmed.StartsWith('[')) return Outcome.NotJson;
        var reader = new JsonWords(trimmed);
        var found = ImmutableArray.CreateBuilder<string>();
        var onlyStrings = true;
        if (!reader.Array(found, ref onlyStrings)) return Outcome.NotJson;
        reader.Space();
        if (reader.at < reader.text.Length) return Outcome.NotJson;
        if (!onlyStrings) return Outcome.OtherValues;
        words = found.DrainToImmutable();
        return Outcome.Strings;
    }

    private bool Array(ImmutableArray<string>.Builder found, ref bool onlyStrings)
    {
        at++;
        Space();
        if (Take(']')) return true;
        while (true)
        {
            Space();
            if (Peek() == '"')
            {
                if (String() is not { } word) return false;
                found.Add(word);
            }
            else
            {
                onlyStrings = false;
                if (!OtherValue()) return false;
            }

            Space();
            if (Take(']')) return true;
            if (!Take(',')) return false;
        }
    }

    /// <summary>Skips any value without recursion: a stack of the closing brackets awaited.</summary>
    private bool OtherValue()
    {
        var open = new Stack<char>();
        while (true)
        {
            Space();
            if (Peek() is '[' or '{')
            {
                var close = Peek() == '[' ? ']' : '}';
                at++;
                if (open.Count + 1 >= MaximumDepth) return false;
                Space();
                if (!Take(close))
                {
                    open.Push(close);
                    if (close == '}' && !Key()) return false;
                    continue;
                }
            }
            else if (!Scalar())
                return false;

            while (open.Count > 0)
            {
                Space();
                if (Take(','))
                {
                    Space();
                    if (open.Peek() == '}' && !Key()) return false;
                    break;
                }

                if (!Take(open.Pop())) return false;
            }

            if (open.Count == 0) return true;
        }
    }

    private bool Key()
    {
        Space();
        if (Peek() != '"' || String() is null) return false;
        Space();
        return Take(':');
    }

    private bool Scalar()
    {
        if (Peek() == '"') return String() is not null;
        foreach (var literal in (ReadOnlySpan<string>)["true", "false", "null"])
        {
            if (!text[at..].StartsWith(literal, StringComparison.Ordinal)) continue;
            at += literal.Length;
            return true;
        }

        return Number();
    }

    private bool Number()
    {
        Take('-');
        if (!Take('0') && !Digits()) return false;
        if (Take('.') && !Digits()) return false;
        if (Peek() is not ('e' or 'E')) return true;
        at++;
        if (!Take('+')) Take('-');
        return Digits();
    }

    private bool Digits()
    {
        var start = at;
        while (char.IsAsciiDigit(Peek())) at++;
        return at > start;
    }

    private string? String()
    {
        var word = new StringBuilder();
        at++;
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == '"') return SourceText.Printable(word.ToString());
            if (c < ' ') return null;
            if (c != '\\') word.Append(c);
            else if (!Escape(word)) return null;
        }

        return null;
    }

    private bool Escape(StringBuilder word)
    {
        if (at >= text.Length) return false;
        var c = text[at++];
        if (c == 'u') return UnicodeEscape(word);
        var index = "\"\\/bfnrt".IndexOf(c, StringComparison.Ordinal);
        if (index < 0) return false;
        word.Append("\"\\/\b\f\n\r\t"[index]);
        return true;
    }

    private bool UnicodeEscape(StringBuilder word)
    {
        if (!Hex(at, out var unit)) return false;
        at += 4;
        if (!char.IsSurrogate(unit))
        {
            word.Append(unit);
            return true;
        }

        if (char.IsHighSurrogate(unit) && text[at..].StartsWith("\\u", StringComparison.Ordinal) && Hex(at + 2, out var low) && char.IsLowSurrogate(low))
        {
            at += 6;
            word.Append(unit).Append(low);
        }
        else
            word.Append('\uFFFD');
        return true;
    }

    private readonly bool Hex(int start, out char unit)
    {
        unit = '\0';
        if (start + 4 > text.Length || !ushort.TryParse(text.Slice(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return false;
        unit = (char)value;
        return true;
    }

    private void Space()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n') at++;
    }

    private readonly char Peek() => at < text.Length ? text[at] : '\0';

    private bool Take(char c)
    {
        if (at >= text.Length || text[at] != c) return false;
        at++;
        return true;
    }
}
