using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.WrittenBases;

/// <summary>Takes bases apart: literal text, and the defaults of the ARG instructions above the first FROM that variables stand for.</summary>
/// <remarks>Only the forms that people write are taken apart: text, <c>$NAME</c>, <c>${NAME}</c> and <c>${NAME:-text}</c>, in quotes as a whole or without. Of
/// others the value is known, but not the place.</remarks>
internal sealed class WrittenBaseReader(DockerfileModel model, IReadOnlyDictionary<string, string> arguments)
{
    /// <summary>Variables whose defaults name variables, at most so deep.</summary>
    private const int MostDepth = 32;

    /// <summary>Longest reference that is worth taking apart: name, tag and digest with room.</summary>
    private const int MostLength = 1024;

    private readonly ImmutableArray<Pair> pairs = [.. model.Head.OfType<PairsStatement>().Where(static s => s.Syntax.Name == "arg").SelectMany(static s => s.Pairs)];

    public WrittenBase Read(FromStatement from)
    {
        var parts = new List<BasePart>();
        var known = Add(parts, from.Image.Text, from.Image.Span, pairs.Length, 0) && parts.Sum(static p => p.Text.Length) <= MostLength;
        var text = known ? string.Concat(parts.Select(static p => p.Text)) : null;
        if (arguments.Count == 0 && text != from.Base.Value) (text, known) = (from.Base.Value, false);
        return new WrittenBase(from, text, known ? [.. parts] : []);
    }

    /// <summary>Adds the pieces of a text; false when it has a form that is not taken apart, or a variable without value.</summary>
    /// <param name="before">Only the first so many ARG values are in sight.</param>
    private bool Add(List<BasePart> parts, string text, TextSpan span, int before, int depth)
    {
        // Where line continuations or characters of several bytes stand inside, places do not follow from lengths.
        if (depth > MostDepth || SourceText.ByteCount(text) != span.Length || text.Any(static c => c > '~')) return false;
        var (start, end) = Unquoted(text);
        for (var at = start; at < end;)
        {
            var dollar = text.IndexOf('$', at, end - at);
            var literal = text[at..(dollar < 0 ? end : dollar)];
            if (literal.AsSpan().IndexOfAny('"', '\'', '\\') >= 0 || literal.Contains(model.Syntax.Escape, StringComparison.Ordinal)) return false;
            if (literal.Length > 0) parts.Add(new BasePart(literal, new TextSpan(span.Start + at, literal.Length)));
            if (dollar < 0) break;
            if (!AddVariable(parts, text, dollar, end, span, before, depth, out at)) return false;
        }

        return parts.Sum(static p => p.Text.Length) <= MostLength;
    }

    private bool AddVariable(List<BasePart> parts, string text, int dollar, int end, TextSpan span, int before, int depth, out int next)
    {
        var braced = dollar + 1 < end && text[dollar + 1] == '{';
        var start = dollar + (braced ? 2 : 1);
        next = start;
        while (next < end && (char.IsAsciiLetterOrDigit(text[next]) || text[next] == '_')) next++;
        var name = text[start..next];
        if (name.Length == 0) return false;
        if (!braced) return AddValue(parts, name, before, depth);
        var close = text.IndexOf('}', next, end - next);
        if (close < 0) return false;
        var (modifier, from) = (text[next..close], next);
        next = close + 1;
        if (modifier.Length == 0) return AddValue(parts, name, before, depth);
        if (!modifier.StartsWith(":-", StringComparison.Ordinal) || modifier.Contains('$', StringComparison.Ordinal)) return false;
        var count = parts.Count;
        if (AddValue(parts, name, before, depth) && parts.Skip(count).Any(static p => p.Text.Length > 0)) return true;
        parts.RemoveRange(count, parts.Count - count);
        return Add(parts, modifier[2..], new TextSpan(span.Start + from + 2, modifier.Length - 2), before, depth + 1);
    }

    private bool AddValue(List<BasePart> parts, string name, int before, int depth)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (pairs[i].Name != name) continue;
            if (arguments.TryGetValue(name, out var given))
            {
                parts.Add(new BasePart(given, null));
                return true;
            }

            if (pairs[i].Value is { } value) return Add(parts, value, pairs[i].ValueSpan, i, depth + 1);
        }

        return false;
    }

    /// <summary>The inside of a text that is quoted as a whole.</summary>
    private static (int Start, int End) Unquoted(string text) =>
        text is ['"', .., '"'] or ['\'', .., '\''] && text.AsSpan(1, text.Length - 2).IndexOf(text[0]) < 0 && (text[0] == '"' || !text.Contains('$', StringComparison.Ordinal))
            ? (1, text.Length - 1) : (0, text.Length);
}
