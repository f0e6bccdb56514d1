using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>Where the words of an instruction stand in its joined line.</summary>
internal static class WordPlaces
{
    /// <summary>Start and end of each argument word; a pair of ENV, LABEL or ARG is one word.</summary>
    public static ImmutableArray<(int Start, int End)> Of(Instruction instruction, char escape)
    {
        var text = instruction.Text;
        var start = Math.Min(instruction.ArgumentsAt, text.Length);
        var end = Math.Max(start, text.AsSpan().TrimEnd().Length);
        if (start == end) return [];
        if (instruction.Name == "healthcheck") return HealthCheck(instruction, start, end);
        if (instruction.Json) return Strings(text, start, end);
        return instruction.Name switch
        {
            "add" or "copy" or "volume" or "expose" or "from" => Split(text, start, end),
            "arg" => Quoted(text, start, end, escape),
            "env" or "label" => instruction.Words is [_, _, ""] ? [(start, end)] : Quoted(text, start, end, escape),
            _ => [(start, end)],
        };
    }

    /// <summary>Start and end of each flag, quotes included.</summary>
    public static ImmutableArray<(int Start, int End)> OfFlags(Instruction instruction)
    {
        if (instruction.Flags.IsEmpty) return [];
        var text = instruction.Text;
        var at = text.Length - text.AsSpan().TrimStart().Length + instruction.Keyword.Length;
        var places = ImmutableArray.CreateBuilder<(int, int)>();
        while (places.Count < instruction.Flags.Length)
        {
            while (at < text.Length && IsBlank(text[at])) at++;
            var start = at;
            var quote = '\0';
            for (; at < text.Length && (quote != '\0' || !IsBlank(text[at])); at++)
            {
                if (text[at] == '\\') at++;
                else if (quote == '\0' && text[at] is '\'' or '"') quote = text[at];
                else if (text[at] == quote) quote = '\0';
            }

            at = Math.Min(at, text.Length);
            places.Add((start, at));
        }

        return places.DrainToImmutable();
    }

    private static ImmutableArray<(int, int)> HealthCheck(Instruction instruction, int start, int end)
    {
        var type = Split(instruction.Text, start, end)[0];
        var rest = type.Item2;
        while (rest < end && char.IsWhiteSpace(instruction.Text[rest])) rest++;
        if (rest == end) return [type];
        return instruction.Json ? [type, .. Strings(instruction.Text, rest, end)] : [type, (rest, end)];
    }

    private static ImmutableArray<(int, int)> Split(string text, int start, int end)
    {
        var places = ImmutableArray.CreateBuilder<(int, int)>();
        for (var at = start; at < end;)
        {
            while (at < end && IsBlank(text[at])) at++;
            var word = at;
            while (at < end && !IsBlank(text[at])) at++;
            if (at > word) places.Add((word, at));
        }

        return places.ToImmutable();
    }

    private static ImmutableArray<(int, int)> Quoted(string text, int start, int end, char escape)
    {
        var places = ImmutableArray.CreateBuilder<(int, int)>();
        for (var at = start; at < end;)
        {
            while (at < end && char.IsWhiteSpace(text[at])) at++;
            var word = at;
            var quote = '\0';
            for (; at < end && (quote != '\0' || !char.IsWhiteSpace(text[at])); at++)
            {
                if (text[at] == escape && quote != '\'') at++;
                else if (quote == '\0' && text[at] is '\'' or '"') quote = text[at];
                else if (text[at] == quote) quote = '\0';
            }

            at = Math.Min(at, end);
            if (at > word) places.Add((word, at));
        }

        return places.ToImmutable();
    }

    private static ImmutableArray<(int, int)> Strings(string text, int start, int end)
    {
        var places = ImmutableArray.CreateBuilder<(int, int)>();
        for (var at = start; at < end; at++)
        {
            if (text[at] != '"') continue;
            var open = at;
            for (at++; at < end && text[at] != '"'; at++)
            {
                if (text[at] == '\\') at++;
            }

            places.Add((open, Math.Min(end, at + 1)));
        }

        return places.ToImmutable();
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r';
}
