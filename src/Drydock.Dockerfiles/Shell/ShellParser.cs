using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Shell;

/// <summary>Reads the shell's grammar from the text's words by recursive descent, bounded in depth.</summary>
internal sealed class ShellParser(string text, TextMap map)
{
    /// <summary>Deepest nesting that is read; what lies deeper is one unknown word.</summary>
    public const int MostDepth = 40;

    private static readonly ImmutableHashSet<string> Closing = ["then", "else", "elif", "fi", "do", "done", "esac", "}"];

    private readonly ShellScanner scan = new(text, map);

    public ShellScript Parse()
    {
        scan.Substitution = ParseSubstitution;
        var items = ImmutableArray.CreateBuilder<ShellListItem>();
        while (!scan.AtEnd)
        {
            items.AddRange(ParseList(0, text.Length).Items);
            if (scan.AtEnd) break;

            // A closing word or bracket that nothing opened.
            var start = scan.At;
            if (scan.PeekReserved() is { } word) scan.At += word.Length;
            else scan.At += start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1]) ? 2 : 1;
            scan.Problem(start, scan.At, $"\"{text[start..scan.At]}\" closes nothing");
        }

        return new ShellScript(text, map, new ShellList(0, text.Length, items.ToImmutable()) { Map = map }, [.. scan.Comments], [.. scan.Problems]);
    }

    private ShellList ParseSubstitution(int start, int depth)
    {
        scan.At = start;
        return ParseList(depth, text.Length);
    }

    /// <summary>Commands up to a closing word, <c>)</c>, <c>;;</c> or the end.</summary>
    private ShellList ParseList(int depth, int limit)
    {
        var items = ImmutableArray.CreateBuilder<ShellListItem>();
        var start = scan.At;
        var before = ShellOperator.None;
        while (true)
        {
            scan.SkipBlanks(newlines: true);
            if (scan.At >= limit || scan.AtEnd || scan.Is(')') || scan.Is(";;") || scan.PeekReserved() is { } word && Closing.Contains(word)) break;
            if (scan.Is(';') || scan.Is('&') && !scan.Is("&>"))
            {
                scan.Problem(scan.At, scan.At + 1, "a command is missing here");
                scan.At++;
                continue;
            }

            var pipeline = ParsePipeline(depth);
            var (next, background) = scan.ReadListOperator();
            items.Add(new ShellListItem(items.Count == 0 ? ShellOperator.None : before, pipeline, background));
            if (next is not { } found) break;
            before = found;
        }

        return new ShellList(start, scan.At, items.ToImmutable()) { Map = map };
    }

    private ShellPipeline ParsePipeline(int depth)
    {
        var start = scan.At;
        var negated = false;
        while (scan.PeekReserved() is "!")
        {
            negated = !negated;
            scan.At++;
            scan.SkipBlanks(newlines: false);
        }

        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        while (true)
        {
            commands.Add(ParseCommand(depth));
            scan.SkipBlanks(newlines: false);
            if (!scan.Is('|') || scan.Is("||")) break;
            scan.At += scan.Is("|&") ? 2 : 1;
            scan.SkipBlanks(newlines: true);
        }

        return new ShellPipeline(start, commands[^1].End, negated, commands.ToImmutable()) { Map = map };
    }

    private ShellCommand ParseCommand(int depth)
    {
        if (depth >= MostDepth) return Skip();
        scan.SkipBlanks(newlines: false);
        var start = scan.At;
        if (scan.Is("((")) return Arithmetic(start);
        if (scan.Is('(')) return Compound(start, CompoundKind.Subshell, [], [], [Bracketed(')', depth)]);
        return scan.PeekReserved() switch
        {
            "{" => Compound(start, CompoundKind.Group, [], [], [Bracketed('}', depth)]),
            "if" => If(start, depth),
            "for" or "select" => For(start, depth),
            "while" => While(start, CompoundKind.While, depth),
            "until" => While(start, CompoundKind.Until, depth),
            "case" => Case(start, depth),
            "function" => Function(start, depth),
            _ => Simple(start, depth),
        };
    }

    private CompoundCommand Compound(int start, CompoundKind kind, ImmutableArray<ShellWord> head, ImmutableArray<ShellList> conditions, ImmutableArray<ShellList> bodies)
    {
        var end = scan.At;
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        while (scan.TryRedirection(0) is { } redirection) redirections.Add(redirection);
        return new CompoundCommand(start, Math.Max(end, redirections.Count > 0 ? redirections[^1].End : end), kind, head, conditions, bodies, redirections.ToImmutable()) { Map = map };
    }

    private ShellList Bracketed(char close, int depth)
    {
        var open = scan.At++;
        var list = ParseList(depth + 1, text.Length);
        if (scan.Is(close)) scan.At++;
        else scan.Problem(open, open + 1, $"\"{text[open]}\" is not closed");
        return list;
    }

    private CompoundCommand If(int start, int depth)
    {
        var conditions = ImmutableArray.CreateBuilder<ShellList>();
        var bodies = ImmutableArray.CreateBuilder<ShellList>();
        for (var word = "if"; word is "if" or "elif"; word = scan.PeekReserved())
        {
            scan.At += word.Length;
            conditions.Add(ParseList(depth + 1, text.Length));
            Expect("then", start);
            bodies.Add(ParseList(depth + 1, text.Length));
        }

        if (scan.PeekReserved() is "else")
        {
            scan.At += 4;
            bodies.Add(ParseList(depth + 1, text.Length));
        }

        Expect("fi", start);
        return Compound(start, CompoundKind.If, [], conditions.ToImmutable(), bodies.ToImmutable());
    }

    private CompoundCommand For(int start, int depth)
    {
        scan.At += scan.PeekReserved()!.Length;
        scan.SkipBlanks(newlines: false);
        if (scan.Is("((")) scan.SkipArithmetic();
        var head = Words(stopAtIn: false);
        var body = DoDone(start, depth);
        return Compound(start, CompoundKind.For, head, [], [body]);
    }

    private CompoundCommand While(int start, CompoundKind kind, int depth)
    {
        scan.At += 5;
        var condition = ParseList(depth + 1, text.Length);
        return Compound(start, kind, [], [condition], [DoDone(start, depth)]);
    }

    private ShellList DoDone(int start, int depth)
    {
        scan.SkipSeparators();
        Expect("do", start);
        var body = ParseList(depth + 1, text.Length);
        Expect("done", start);
        return body;
    }

    private CompoundCommand Case(int start, int depth)
    {
        scan.At += 4;
        var head = Words(stopAtIn: true);
        var bodies = ImmutableArray.CreateBuilder<ShellList>();
        scan.SkipSeparators();
        while (!scan.AtEnd && scan.PeekReserved() is not "esac")
        {
            var before = scan.At;
            scan.SkipCasePattern();
            bodies.Add(ParseList(depth + 1, text.Length));
            if (scan.Is(";;")) scan.At += scan.Is(";;&") ? 3 : 2;
            scan.SkipBlanks(newlines: true);
            if (scan.At == before) break;
        }

        Expect("esac", start);
        return Compound(start, CompoundKind.Case, head, [], bodies.ToImmutable());
    }

    private CompoundCommand Function(int start, int depth)
    {
        scan.At += 8;
        scan.SkipBlanks(newlines: false);
        var name = scan.TryWord(depth);
        scan.SkipBlanks(newlines: false);
        if (scan.Is("()")) scan.At += 2;
        return FunctionBody(start, name, depth);
    }

    private CompoundCommand FunctionBody(int start, ShellWord? name, int depth)
    {
        scan.SkipBlanks(newlines: true);
        var bodyStart = scan.At;
        ShellCommand body = scan.AtEnd ? Skip() : ParseCommand(depth + 1);
        var list = new ShellList(bodyStart, body.End, [new ShellListItem(ShellOperator.None, new ShellPipeline(bodyStart, body.End, false, [body]) { Map = map })]) { Map = map };
        return Compound(start, CompoundKind.Function, name is null ? [] : [name], [], [list]);
    }

    private ShellCommand Simple(int start, int depth)
    {
        var assignments = ImmutableArray.CreateBuilder<ShellWord>();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        var end = start;
        scan.InTest = scan.PeekWordIs("[[");
        while (true)
        {
            scan.SkipBlanks(newlines: false);
            if (scan.TryRedirection(end > start ? end : -1, depth) is { } redirection)
            {
                redirections.Add(redirection);
                end = redirection.End;
                continue;
            }

            if (scan.TryWord(depth) is not { } word) break;
            end = word.End;
            if (words.Count == 0 && ShellScanner.IsAssignment(word)) assignments.Add(word);
            else words.Add(word);
            if (words.Count == 1 && assignments.Count == 0 && redirections.Count == 0 && scan.Is("()"))
            {
                scan.At += 2;
                return FunctionBody(start, word, depth);
            }

            if (scan.InTest && word.Raw == "]]") scan.InTest = false;
        }

        scan.InTest = false;
        return end == start ? Skip() : new SimpleCommand(start, end, assignments.ToImmutable(), words.ToImmutable(), redirections.ToImmutable()) { Map = map };
    }

    private SimpleCommand Arithmetic(int start)
    {
        scan.SkipArithmetic();
        return Unknown(start);
    }

    /// <summary>Text that no command can begin with: taken as one unknown word, so that reading goes on.</summary>
    private SimpleCommand Skip()
    {
        var start = scan.At;
        while (!scan.AtEnd && !scan.Is(';') && !scan.Is('\n') && !scan.Is(')') && !scan.Is('|') && !scan.Is('&')) scan.At++;
        if (scan.At == start && !scan.AtEnd && !scan.Is(')')) scan.At++;
        scan.Problem(start, scan.At, "a command is expected here");
        return Unknown(start);
    }

    private SimpleCommand Unknown(int start) =>
        new(start, scan.At, [], [new ShellWord(start, scan.At, text[start..scan.At], [new ShellWordPart(null, false)]) { Map = map }], []) { Map = map };

    private ImmutableArray<ShellWord> Words(bool stopAtIn)
    {
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        while (true)
        {
            scan.SkipBlanks(newlines: false);
            if (words.Count > 0 && scan.PeekReserved() is "do") break;
            if (scan.TryWord(0) is not { } word) break;
            words.Add(word);
            if (stopAtIn && word.Raw == "in") break;
        }

        return words.ToImmutable();
    }

    private void Expect(string word, int opened)
    {
        scan.SkipBlanks(newlines: true);
        if (scan.PeekReserved() == word) scan.At += word.Length;
        else scan.Problem(opened, Math.Min(text.Length, opened + 1), $"\"{word}\" is missing");
    }
}
