using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>Turns a parsed instruction into a statement of its kind.</summary>
internal static class StatementReader
{
    public static Statement Read(StatementInput input, List<StatementProblem> problems)
    {
        var instruction = input.Instruction;
        var flags = FlagReader.Read(instruction, input.Map);
        var words = Words(instruction, input.Map, input.Escape);
        var isNone = instruction.Name == "healthcheck" && words.FirstOrDefault()?.Text.Equals("none", StringComparison.OrdinalIgnoreCase) == true;
        var statement = instruction.Name switch
        {
            "arg" or "env" or "label" => Pairs(input, flags, words),
            "run" or "cmd" or "entrypoint" or "healthcheck" => CommandReader.Read(input, flags, words, isNone),
            "copy" or "add" => Copy(input, flags, words),
            "shell" => new ShellStatement { Syntax = instruction, Map = input.Map, StageIndex = input.StageIndex, Scope = input.Scope, Flags = flags, Words = words, Kind = ShellState.Of(instruction.Words).Kind },
            "onbuild" => Onbuild(input, flags, words, problems),
            "expose" or "volume" or "user" or "workdir" or "stopsignal" or "maintainer" =>
                new PlainStatement { Syntax = instruction, Map = input.Map, StageIndex = input.StageIndex, Scope = input.Scope, Flags = flags, Words = words },
            _ => (Statement)new UnknownStatement { Syntax = instruction, Map = input.Map, StageIndex = input.StageIndex, Scope = input.Scope, Flags = flags, Words = words },
        };
        if (statement is UnknownStatement) problems.Add(new(StatementProblemKind.UnknownInstruction, $"{SourceText.Printable(instruction.Keyword)} is no instruction", statement.KeywordSpan));
        else problems.AddRange(FlagReader.Problems(instruction.Name, flags, isNone));
        problems.AddRange(ArgumentProblems.Of(statement));
        return statement;
    }

    /// <summary>The argument words with their places.</summary>
    public static ImmutableArray<Word> Words(Instruction instruction, TextMap map, char escape)
    {
        var places = WordPlaces.Of(instruction, escape);
        var isPairs = instruction.Name is "env" or "label";
        return [.. places.Select((place, i) => new Word(
            isPairs || i >= instruction.Words.Length ? instruction.Text[place.Start..place.End] : instruction.Words[i],
            map.SpanOf(place.Start, place.End)))];
    }

    private static PairsStatement Pairs(StatementInput input, ImmutableArray<Flag> flags, ImmutableArray<Word> words)
    {
        var instruction = input.Instruction;
        var isArg = instruction.Name == "arg";
        var pairs = ImmutableArray.CreateBuilder<Pair>();
        for (var i = 0; i < words.Length; i++)
        {
            var (name, value) = isArg ? SplitAt(words[i].Text) : 3 * i + 1 < instruction.Words.Length ? (instruction.Words[3 * i], instruction.Words[3 * i + 1]) : (words[i].Text, null);
            pairs.Add(new Pair(name, value, words[i].Span, value is null ? null : input.Scope.Expand(value).Value));
        }

        return new PairsStatement
        {
            Syntax = instruction,
            Map = input.Map,
            StageIndex = input.StageIndex,
            Scope = input.Scope,
            Flags = flags,
            Words = words,
            Pairs = pairs.ToImmutable(),
            Legacy = !isArg && instruction.Words is [_, _, ""],
        };
    }

    private static (string Name, string? Value) SplitAt(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
    }

    private static CopyStatement Copy(StatementInput input, ImmutableArray<Flag> flags, ImmutableArray<Word> words)
    {
        var from = flags.FirstOrDefault(static f => f.Name == "from")?.Value;
        return new CopyStatement
        {
            Syntax = input.Instruction,
            Map = input.Map,
            StageIndex = input.StageIndex,
            Scope = input.Scope,
            Flags = flags,
            Words = words,
            IsAdd = input.Instruction.Name == "add",
            Sources = words.Length > 1 ? words[..^1] : words,
            Destination = words.Length > 1 ? words[^1] : null,
            FromStage = from is null ? null : input.Names.Anywhere(from),
        };
    }

    private static OnbuildStatement Onbuild(StatementInput input, ImmutableArray<Flag> flags, ImmutableArray<Word> words, List<StatementProblem> problems)
    {
        Statement? trigger = null;
        if (input.Instruction.Trigger is { } inner)
        {
            // The trigger's text is the tail of this line; blanks in front keep its places right.
            var text = input.Instruction.Text;
            var lead = Math.Max(0, text.LastIndexOf(inner.Text, StringComparison.Ordinal));
            var padded = inner with { Text = new string(' ', lead) + inner.Text, ArgumentsAt = lead + inner.ArgumentsAt, Heredocs = input.Instruction.Heredocs };
            if (inner.Name is not ("onbuild" or "from" or "maintainer"))
            {
                var nested = new List<StatementProblem>();
                trigger = Read(input with { Instruction = padded }, nested);
                problems.AddRange(nested.Where(static p => p.Kind is StatementProblemKind.UnknownInstruction)
                    .Select(static p => p with { Kind = StatementProblemKind.BadTrigger }));
            }
            else
                problems.Add(new(StatementProblemKind.BadTrigger, $"ONBUILD cannot hold {inner.Name.ToUpperInvariant()}", input.Map.SpanOf(0, text.AsSpan().TrimEnd().Length)));
        }

        return new OnbuildStatement { Syntax = input.Instruction, Map = input.Map, StageIndex = input.StageIndex, Scope = input.Scope, Flags = flags, Words = words, Trigger = trigger };
    }
}
