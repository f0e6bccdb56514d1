using System.Buffers;

namespace Drydock.Gpu.Requirements;

/// <summary>The grammar behind <see cref="TomlTables"/>: one pass, bounded depth, no exceptions.</summary>
internal sealed class TomlReader(string text)
{
    private const int Deepest = 32;
    private const int MostKeyParts = 32;

    private static readonly SearchValues<char> BareKey = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly SearchValues<char> AfterScalar = SearchValues.Create(",]}#\r\n");

    private static readonly SearchValues<char> ScalarCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.: ");

    /// <summary>Stands for a number or a date.</summary>
    private static readonly object PassedOver = new();

    private int at;

    /// <summary>Where it stands, from 1.</summary>
    public int Line => text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1;

    /// <summary>Reads everything; false where it does not understand.</summary>
    public bool ReadInto(TomlTable root)
    {
        var current = root;
        while (true)
        {
            SkipLines();
            if (at >= text.Length) return true;
            if (text[at] == '[')
            {
                if (Header(root) is not { } table) return false;
                current = table;
            }
            else if (!Pair(current, 0))
            {
                return false;
            }

            if (!EndOfLine()) return false;
        }
    }

    private TomlTable? Header(TomlTable root)
    {
        var isList = text.AsSpan(at).StartsWith("[[");
        at += isList ? 2 : 1;
        if (Key() is not { } path || !Take(isList ? "]]" : "]")) return null;
        if (Descend(root, path, path.Count - 1) is not { } parent) return null;
        if (!isList) return Child(parent, path[^1]);
        if (parent[path[^1]] is null) parent[path[^1]] = new List<object?>();
        if (parent.List(path[^1]) is not { } list) return null;
        var table = new TomlTable();
        list.Add(table);
        return table;
    }

    private bool Pair(TomlTable table, int depth)
    {
        if (Key() is not { } path || !Take("=")) return false;
        SkipSpaces();
        if (Descend(table, path, path.Count - 1) is not { } parent || parent[path[^1]] is not null || !Value(depth, out var value)) return false;
        parent[path[^1]] = value;
        return true;
    }

    private List<string>? Key()
    {
        var parts = new List<string>();
        do
        {
            SkipSpaces();
            if (parts.Count == MostKeyParts || KeyPart() is not { } part) return null;
            parts.Add(part);
            SkipSpaces();
        }
        while (Take("."));
        return parts;
    }

    private string? KeyPart()
    {
        if (at < text.Length && text[at] is ('"' or '\'')) return Quoted();
        var rest = text.AsSpan(at);
        var length = rest.IndexOfAnyExcept(BareKey);
        if (length < 0) length = rest.Length;
        if (length == 0) return null;
        at += length;
        return rest[..length].ToString();
    }

    private bool Value(int depth, out object? value)
    {
        value = null;
        if (depth > Deepest || at >= text.Length) return false;
        switch (text[at])
        {
            case '"' or '\'':
                value = Quoted();
                return value is not null;
            case '[':
                return Array(depth, out value);
            case '{':
                return Inline(depth, out value);
        }

        var rest = text.AsSpan(at);
        var length = rest.IndexOfAny(AfterScalar);
        var word = (length < 0 ? rest : rest[..length]).TrimEnd();
        if (word.IsEmpty) return false;
        at += word.Length;
        value = word is "true" ? true : word is "false" ? false : PassedOver;
        return value is bool || word is "inf" or "nan" || ((char.IsAsciiDigit(word[0]) || word[0] is '+' or '-') && word.IndexOfAnyExcept(ScalarCharacters) < 0);
    }

    private bool Array(int depth, out object? value)
    {
        var list = new List<object?>();
        value = list;
        at++;
        while (true)
        {
            SkipLines();
            if (Take("]")) return true;
            if (!Value(depth + 1, out var item)) return false;
            list.Add(item);
            SkipLines();
            if (Take("]")) return true;
            if (!Take(",")) return false;
        }
    }

    private bool Inline(int depth, out object? value)
    {
        var table = new TomlTable();
        value = table;
        at++;
        SkipSpaces();
        if (Take("}")) return true;
        while (true)
        {
            SkipSpaces();
            if (!Pair(table, depth + 1)) return false;
            SkipSpaces();
            if (Take("}")) return true;
            if (!Take(",")) return false;
        }
    }

    private string? Quoted()
    {
        var quote = text[at];
        var three = new string(quote, 3);
        if (!text.AsSpan(at).StartsWith(three)) return Until(quote.ToString(), quote == '"', lines: false);
        at += 2;
        var read = Until(three, quote == '"', lines: true);
        return read?.StartsWith("\r\n", StringComparison.Ordinal) == true ? read[2..] : read?.StartsWith('\n') == true ? read[1..] : read;
    }

    /// <summary>The text up to the closing quotes; it stands on the last opening one.</summary>
    private string? Until(string end, bool escapes, bool lines)
    {
        var read = new System.Text.StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text.AsSpan(at).StartsWith(end))
            {
                at += end.Length;
                return read.ToString();
            }

            if (!lines && text[at] == '\n') return null;
            if (!escapes || text[at] != '\\') read.Append(text[at]);
            else if (Escaped() is { } c) read.Append(c);
            else return null;
        }

        return null;
    }

    /// <summary>Escapes for code points and line ends do not occur where dependencies are written.</summary>
    private char? Escaped() => ++at < text.Length ? text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '"' => '"', '\\' => '\\', _ => null } : null;

    private static TomlTable? Descend(TomlTable table, List<string> path, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (Child(table, path[i]) is not { } next) return null;
            table = next;
        }

        return table;
    }

    /// <summary>The table of a name, made where there is none; of an array of tables its last one.</summary>
    private static TomlTable? Child(TomlTable table, string name)
    {
        if (table[name] is List<object?> { Count: > 0 } list) return list[^1] as TomlTable;
        if (table[name] is null) table[name] = new TomlTable();
        return table.Table(name);
    }

    private bool Take(string sign)
    {
        SkipSpaces();
        if (!text.AsSpan(at).StartsWith(sign)) return false;
        at += sign.Length;
        return true;
    }

    private bool EndOfLine()
    {
        SkipSpaces();
        return at >= text.Length || text[at] is '\r' or '\n' or '#';
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] is (' ' or '\t')) at++;
    }

    private void SkipLines()
    {
        while (at < text.Length)
        {
            if (text[at] == '#') at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            else if (text[at] is ' ' or '\t' or '\r' or '\n' or '\uFEFF') at++;
            else return;
        }
    }
}
