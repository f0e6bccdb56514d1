using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Splits a logical line into word, flags and arguments, by the rules of each instruction.</summary>
internal static class InstructionParser
{
    /// <summary>The white space that ends an instruction word: ASCII, without the line feed.</summary>
    private static readonly SearchValues<char> WordSpace = SearchValues.Create("\t\v\f\r ");

    /// <summary>Parses one logical line; null with a problem when BuildKit's parser rejects it.</summary>
    public static Instruction? Parse(string line, char escape, out string? problem)
    {
        var trimmedStart = line.Length - line.AsSpan().TrimStart().Length;
        var trimmed = line.AsSpan().Trim();
        var wordEnd = trimmed.IndexOfAny(WordSpace);
        var keyword = wordEnd < 0 ? trimmed.ToString() : trimmed[..wordEnd].ToString();
        var rest = wordEnd < 0 ? "" : trimmed[wordEnd..].TrimStart("\t\v\f\r ").ToString();
        var restAt = trimmedStart + trimmed.Length - rest.Length;
        var (flags, flagged) = InstructionFlags.Split(rest);
        var arguments = flagged.AsSpan().Trim().ToString();
        var argumentsAt = restAt + rest.Length - flagged.Length + (flagged.Length - flagged.AsSpan().TrimStart().Length);
        var node = new Instruction { Keyword = keyword, Text = line, Flags = flags, ArgumentsAt = Math.Min(argumentsAt, line.Length) };
        return ParseArguments(node, arguments, escape, out problem);
    }

    private static Instruction? ParseArguments(Instruction node, string arguments, char escape, out string? problem)
    {
        problem = null;
        switch (node.Name)
        {
            case "add" or "copy" or "volume":
                return JsonOr(node, arguments, SplitWords(arguments), out problem);
            case "cmd" or "entrypoint" or "run" or "shell":
                return JsonOr(node, arguments, Whole(arguments), out problem);
            case "expose" or "from":
                return node with { Words = SplitWords(arguments) };
            case "arg":
                return node with { Words = [.. QuotedWords.Split(arguments, escape)] };
            case "env" or "label":
                return Pairs(node, arguments, escape, out problem);
            case "maintainer" or "stopsignal" or "user" or "workdir":
                return node with { Words = Whole(arguments) };
            case "healthcheck":
                return HealthCheck(node, arguments, out problem);
            case "onbuild":
                if (arguments.Length == 0) return node;
                var trigger = Parse(arguments, escape, out problem);
                return trigger is null ? null : node with { Trigger = trigger };
            default:
                return node with { Words = [""] };
        }
    }

    private static ImmutableArray<string> Whole(string arguments) => arguments.Length == 0 ? [] : [arguments];

    private static ImmutableArray<string> SplitWords(string arguments)
    {
        if (arguments.Length == 0) return [];
        var words = ImmutableArray.CreateBuilder<string>();
        var rest = arguments.AsSpan();
        while (rest.IndexOfAny(WordSpace) is >= 0 and var end)
        {
            words.Add(rest[..end].ToString());
            rest = rest[end..].TrimStart("\t\v\f\r ");
        }

        words.Add(rest.ToString());
        return words.DrainToImmutable();
    }

    private static Instruction? JsonOr(Instruction node, string arguments, ImmutableArray<string> otherwise, out string? problem)
    {
        problem = null;
        switch (JsonWords.Read(arguments, out var words))
        {
            case JsonWords.Outcome.Strings:
                return node with { Words = words, Json = true };
            case JsonWords.Outcome.OtherValues:
                problem = "a JSON array of arguments may hold strings only";
                return null;
            default:
                return node with { Words = otherwise };
        }
    }

    private static Instruction? Pairs(Instruction node, string arguments, char escape, out string? problem)
    {
        problem = null;
        var words = QuotedWords.Split(arguments, escape);
        if (words.Count == 0) return node;
        if (!words[0].Contains('='))
        {
            var end = arguments.AsSpan().IndexOfAny(WordSpace);
            if (end >= 0) return node with { Words = [arguments[..end], arguments[end..].TrimStart('\t', '\v', '\f', '\r', ' '), ""] };
            problem = $"{node.Keyword.ToUpperInvariant()} needs a name and a value";
            return null;
        }

        var pairs = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                problem = $"\"{SourceText.Printable(word)}\" has no \"=\"; write name=value";
                return null;
            }

            pairs.AddRange(word[..equals], word[(equals + 1)..], "=");
        }

        return node with { Words = pairs.DrainToImmutable() };
    }

    private static Instruction? HealthCheck(Instruction node, string arguments, out string? problem)
    {
        problem = null;

        // BuildKit looks at bytes here: 0x85 and 0xA0 inside a character count as white space.
        var bytes = SourceText.Encode(arguments);
        var end = Array.FindIndex(bytes, static b => SourceText.IsSpace(b));
        if (end == 0 || bytes.Length == 0) return node;
        if (end < 0) return node with { Words = [arguments] };
        var next = Array.FindIndex(bytes, end, static b => !SourceText.IsSpace(b));
        var type = SourceText.Decode(bytes.AsSpan(0, end));
        var command = next < 0 ? "" : SourceText.Decode(bytes.AsSpan(next));
        var parsed = JsonOr(node, command, Whole(command), out problem);
        return parsed is null ? null : parsed with { Words = [type, .. parsed.Words] };
    }
}
