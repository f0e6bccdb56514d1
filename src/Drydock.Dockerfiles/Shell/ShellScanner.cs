using System.Buffers;
using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Shell;

/// <summary>Blanks, operators, redirections and words of shell text.</summary>
internal sealed class ShellScanner(string text, TextMap map)
{
    private static readonly SearchValues<char> WordEnd = SearchValues.Create(" \t\r\v\f\n;&|<>()");
    private static readonly ImmutableArray<string> Reserved = ["if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "function", "select", "{", "}", "!"];
    private static readonly ImmutableArray<string> RedirectionOperators = ["<<<", "<<-", "&>>", "<<", ">>", "<&", ">&", "<>", ">|", "&>", "<", ">"];

    public int At { get; set; }

    /// <summary>Inside <c>[[ … ]]</c>, where operators are words.</summary>
    public bool InTest { get; set; }

    public List<ShellComment> Comments { get; } = [];
    public List<ShellProblem> Problems { get; } = [];

    /// <summary>Reads the list of a substitution from a place, at a depth.</summary>
    public Func<int, int, ShellList>? Substitution { get; set; }

    public bool AtEnd => At >= text.Length;

    public bool Is(char value) => At < text.Length && text[At] == value;

    public bool Is(string value) => string.CompareOrdinal(text, At, value, 0, value.Length) == 0;

    public void Problem(int start, int end, string message)
    {
        if (Problems.Count < 100) Problems.Add(new ShellProblem(start, end, message) { Map = map });
    }

    public void SkipBlanks(bool newlines)
    {
        while (At < text.Length)
        {
            var c = text[At];
            if (c is ' ' or '\t' or '\r' or '\v' or '\f' || newlines && c == '\n') At++;
            else if (c == '\\' && At + 1 < text.Length && text[At + 1] == '\n') At += 2;
            else if (c == '#') SkipComment();
            else break;
        }
    }

    public void SkipSeparators()
    {
        SkipBlanks(newlines: true);
        if (!Is(';') || Is(";;")) return;
        At++;
        SkipBlanks(newlines: true);
    }

    private void SkipComment()
    {
        var end = text.IndexOf('\n', At);
        if (end < 0) end = text.Length;
        Comments.Add(new ShellComment(At, end) { Map = map });
        At = end;
    }

    /// <summary>The operator behind a pipeline; null at the end of its list.</summary>
    public (ShellOperator? Next, bool Background) ReadListOperator()
    {
        SkipBlanks(newlines: false);
        if (Is("&&") || Is("||"))
        {
            var found = Is("&&") ? ShellOperator.And : ShellOperator.Or;
            At += 2;
            return (found, false);
        }

        if (Is(";;")) return (null, false);
        if (!Is(';') && !Is('\n') && !Is('&')) return (null, false);
        var background = Is('&');
        At++;
        return (ShellOperator.Sequence, background);
    }

    /// <summary>The reserved word here; null when there is none.</summary>
    public string? PeekReserved()
    {
        foreach (var word in Reserved)
        {
            if (PeekWordIs(word)) return word;
        }

        return null;
    }

    public bool PeekWordIs(string word) => Is(word) && (At + word.Length == text.Length || WordEnd.Contains(text[At + word.Length]));

    public void SkipArithmetic()
    {
        var depth = 0;
        for (; At < text.Length; At++)
        {
            if (text[At] == '(') depth++;
            else if (text[At] == ')' && --depth == 0)
            {
                At++;
                return;
            }
        }
    }

    public void SkipCasePattern()
    {
        SkipBlanks(newlines: true);
        if (Is('(')) At++;
        while (!AtEnd && !Is(')') && !Is('\n'))
        {
            SkipBlanks(newlines: false);
            if (Is('|')) At++;
            else if (TryWord(0) is null) break;
        }

        if (Is(')')) At++;
    }

    /// <summary>A redirection here; null when there is none.</summary>
    /// <param name="wordEnd">Where the word in front ends; -1 when there is none.</param>
    /// <param name="depth">Nesting, for a substitution in the target.</param>
    public Redirection? TryRedirection(int wordEnd, int depth = 0)
    {
        if (InTest) return null;
        if (wordEnd == 0) SkipBlanks(newlines: false);
        var start = At;
        var digits = At;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        var descriptor = digits > At && digits - At < 4 && digits < text.Length && text[digits] is '<' or '>' ? int.Parse(text.AsSpan(At, digits - At), System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        var at = descriptor is null ? At : digits;
        var found = RedirectionOperators.FirstOrDefault(o => string.CompareOrdinal(text, at, o, 0, o.Length) == 0);
        if (found is null || found is "<" or ">" && at + 1 < text.Length && text[at + 1] == '(') return null;
        At = at + found.Length;
        while (At < text.Length && text[At] is ' ' or '\t') At++;
        var target = TryWord(depth);
        return new Redirection(start, target?.End ?? At, descriptor, found, target, Glued: wordEnd == start) { Map = map };
    }

    /// <summary>A word here; null when there is none.</summary>
    public ShellWord? TryWord(int depth)
    {
        var start = At;
        var parts = new ShellWordReader(text, this, depth, map).Read(InTest);
        return At == start ? null : new ShellWord(start, At, text[start..At], parts) { Map = map };
    }

    public static bool EndsWord(char value) => WordEnd.Contains(value);

    public static bool IsAssignment(ShellWord word)
    {
        var equals = word.Raw.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && word.Raw[equals - 1] == '+') return IsName(word.Raw.AsSpan(0, equals - 1));
        return equals > 0 && IsName(word.Raw.AsSpan(0, equals));
    }

    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || char.IsAsciiDigit(name[0])) return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }

        return true;
    }
}
