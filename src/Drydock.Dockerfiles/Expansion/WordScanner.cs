using System.Collections.Immutable;
using System.Text;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Expansion;

/// <summary>One pass of the word lexer over one word.</summary>
internal sealed class WordScanner(WordLexer lexer, string word, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Nested <c>${a:-${b:-…}}</c>: deeper than any person writes.</summary>
    private const int MaximumDepth = 32;

    private const int End = -1;

    private readonly ImmutableArray<int> points = SourceText.CodePoints(word.StartsWith('\uFEFF') ? word.AsSpan(1) : word);
    private readonly SortedSet<string> unset = new(StringComparer.Ordinal);

    /// <summary>The word being collected. BuildKit has one for all levels, so a nested default empties it: <c>EXPOSE 80${X:-80}</c> gives <c>80</c>.</summary>
    private readonly StringBuilder current = new();
    private int at;
    private int depth;
    private bool rawEscapes = lexer.RawEscapes;
    private string? problem;

    public WordExpansion Run()
    {
        var words = new List<string>();
        var result = Until(End, rawEscapes, words);
        return problem is null
            ? new WordExpansion(result, [.. words], [.. unset], null)
            : new WordExpansion("", [], [.. unset], problem);
    }

    private string Until(int stop, bool raw, List<string> words)
    {
        var outer = rawEscapes;
        rawEscapes = raw;
        var result = new StringBuilder();
        var collected = new WordCollector(current, words);
        while (problem is null && Peek() is not End and var point && point != stop)
        {
            if (point == '$')
            {
                var value = Variable();
                result.Append(value);
                foreach (var c in value) collected.Add(c);
            }
            else if (point is '\'' or '"' && !lexer.SkipQuotes)
            {
                var quoted = point == '"' ? DoubleQuotes() : SingleQuotes();
                result.Append(quoted);
                collected.AddRaw(quoted);
            }
            else if (point == '<')
            {
                var redirection = Redirection();
                result.Append(redirection);
                collected.AddRaw(redirection);
            }
            else
                Plain(result, collected);
        }

        if (stop != End && Next() == End) Fail($"the word ends while looking for {(char)stop}");
        collected.Finish();
        rawEscapes = outer;
        return result.ToString();
    }

    private void Plain(StringBuilder result, WordCollector collected)
    {
        var point = Next();
        if (point != lexer.Escape)
        {
            Append(result, point);
            if (SourceText.IsSpace(point)) collected.Add((char)point);
            else collected.AddRaw(new Rune(point).ToString());
            return;
        }

        if (rawEscapes)
        {
            collected.AddRaw(lexer.Escape.ToString());
            result.Append(lexer.Escape);
        }

        if (Next() is not End and var escaped)
        {
            collected.AddRaw(new Rune(escaped).ToString());
            Append(result, escaped);
        }
    }

    /// <summary>Two <c>&lt;</c> take the blanks behind them into the word, so that <c>&lt;&lt; EOF</c> is one word.</summary>
    private string Redirection()
    {
        at++;
        if (Peek() != '<') return "<";
        at++;
        var text = new StringBuilder("<<");
        while (Peek() is not End and var point && SourceText.IsSpace(point)) Append(text, Next());
        return text.ToString();
    }

    private string SingleQuotes()
    {
        var result = new StringBuilder();
        var open = Next();
        if (lexer.RawQuotes) Append(result, open);
        while (Next() is not End and var point)
        {
            if (point == '\'')
            {
                if (lexer.RawQuotes) Append(result, point);
                return result.ToString();
            }

            Append(result, point);
        }

        Fail("a single quote is not closed");
        return "";
    }

    private string DoubleQuotes()
    {
        var result = new StringBuilder();
        var open = Next();
        if (lexer.RawQuotes) Append(result, open);
        while (problem is null && Peek() is not End and var point)
        {
            if (point == '$')
            {
                result.Append(Variable());
                continue;
            }

            at++;
            if (point == '"')
            {
                if (lexer.RawQuotes) Append(result, point);
                return result.ToString();
            }

            if (point == lexer.Escape)
            {
                if (rawEscapes) Append(result, point);
                if (Peek() == End) continue;
                if (Peek() is '"' or '$' || Peek() == lexer.Escape) point = Next();
            }

            Append(result, point);
        }

        Fail("a double quote is not closed");
        return "";
    }

    private string Variable()
    {
        at++;
        if (Peek() != '{')
        {
            var plain = Name();
            if (plain.Length == 0) return "$";
            return Look(plain, out var value) || !lexer.KeepUnset ? value : "$" + plain;
        }

        at++;
        if (Peek() == End) return Fail("a \"}\" is missing");
        if (Peek() is '{' or '}' or ':') return Fail("this is no variable reference");
        if (++depth > MaximumDepth) return Fail($"references are nested deeper than {MaximumDepth}");
        var result = Braced(Name());
        depth--;
        return result;
    }

    private string Braced(string name)
    {
        var modifier = Next();
        var emptyIsUnset = modifier == ':';
        if (emptyIsUnset) modifier = Next();
        return modifier switch
        {
            '}' when !emptyIsUnset => Look(name, out var value) || !lexer.KeepUnset ? value : $"${{{name}}}",
            '/' when !emptyIsUnset => Replace(name),
            '-' or '+' or '?' or '#' or '%' => Modified(name, (char)modifier, emptyIsUnset),
            _ when emptyIsUnset => Unsupported(modifier),
            _ => Fail("this modifier is not supported"),
        };
    }

    /// <summary>Behind a colon BuildKit reads the word before it looks at the modifier, so an error in the word comes first; either way the word fails.</summary>
    private string Unsupported(int modifier) => Fail($"the modifier :{(modifier == End ? "" : new Rune(modifier).ToString())} is not supported");

    private string Modified(string name, char modifier, bool emptyIsUnset)
    {
        var pattern = modifier is '#' or '%';
        var text = Until('}', pattern, []);
        if (problem is not null) return "";
        var isSet = Look(name, out var value);
        if (lexer.KeepUnset && !isSet) return $"${{{name}{(emptyIsUnset ? ":" : "")}{modifier}{text}}}";
        var missing = !isSet || (emptyIsUnset && value.Length == 0);
        switch (modifier)
        {
            case '-':
                return missing ? text : value;
            case '+':
                return missing ? "" : text;
            case '?':
                return missing ? Fail($"{name}: {(text.Length > 0 ? text : isSet ? "may not be empty" : "is not set")}") : value;
            default:
                var greedy = text.StartsWith(modifier);
                if (!ShellPattern.TryParse(greedy ? text[1..] : text, out var parsed)) return Fail("the pattern has a backslash before an ordinary character");
                return modifier == '#' ? parsed.WithoutPrefix(value, greedy) : parsed.WithoutSuffix(value, greedy);
        }
    }

    private string Replace(string name)
    {
        var all = Peek() == '/';
        if (all) at++;
        var pattern = Until('/', raw: true, []);
        var replacement = problem is null ? Until('}', raw: true, []) : "";
        if (problem is not null) return "";
        var isSet = Look(name, out var value);
        if (lexer.KeepUnset && !isSet) return $"${{{name}/{pattern}/{replacement}}}";
        if (!ShellPattern.TryParse(pattern, out var parsed)) return Fail("the pattern has a backslash before an ordinary character");
        return all ? parsed.ReplaceAll(value, replacement) : parsed.ReplaceFirst(value, replacement);
    }

    /// <summary>Letters, digits and underscores; only digits when the first is one; one character for a special parameter.</summary>
    private string Name()
    {
        var name = new StringBuilder();
        if (IsDigit(Peek()))
        {
            while (IsDigit(Peek())) Append(name, Next());
            return name.ToString();
        }

        if (Peek() is '@' or '*' or '#' or '?' or '-' or '$' or '!') return ((char)Next()).ToString();
        while (Peek() is not End and var point && (point == '_' || IsDigit(point) || Rune.IsLetter(new Rune(point)))) Append(name, Next());
        return name.ToString();
    }

    private bool Look(string name, out string value)
    {
        if (environment.TryGetValue(name, out var found))
        {
            value = found;
            return true;
        }

        unset.Add(name);
        value = "";
        return false;
    }

    private static bool IsDigit(int point) => point != End && Rune.IsDigit(new Rune(point));

    private static void Append(StringBuilder text, int point) => text.Append(new Rune(point));

    private string Fail(string message)
    {
        problem ??= message;
        return "";
    }

    private int Peek() => at < points.Length ? points[at] : End;

    private int Next() => at < points.Length ? points[at++] : End;
}
