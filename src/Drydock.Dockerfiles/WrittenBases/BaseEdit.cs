using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.WrittenBases;

/// <summary>Changes the base that a stage stands on: in FROM, or in the ARG default that feeds it, and in every other FROM that reads the same. All other bytes stay.</summary>
public static class BaseEdit
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("/:@-");

    /// <summary>The changed file.</summary>
    /// <param name="target">Name or number of the stage that is built; null for the last.</param>
    /// <param name="arguments">Build arguments from outside.</param>
    /// <param name="wanted">The base as it shall read.</param>
    public static BaseEditResult Of(ReadOnlyMemory<byte> source, string? target, IReadOnlyDictionary<string, string> arguments, string wanted)
    {
        var model = DockerfileModel.Of(source);
        var bases = WrittenBase.AllOf(model, target, arguments);
        if (bases.IsEmpty) return BaseEditResult.Refused("its base is not known without build arguments");
        var edits = new Dictionary<TextSpan, TextEdit>();
        foreach (var written in bases)
        {
            if (written.Parts.IsEmpty) return BaseEditResult.Refused($"line {written.From.Syntax.FirstLine} writes its base in a form that is not taken apart");
            if (Edits(written.Parts, wanted) is not { } found) return BaseEditResult.Refused($"line {written.From.Syntax.FirstLine} puts its base together from parts that cannot become {wanted} one by one, or that a build argument gives");
            foreach (var edit in found)
                if (!edits.TryAdd(edit.Span, edit) && edits[edit.Span] != edit) return BaseEditResult.Refused("two lines would need different changes at one place");
        }

        var ordered = edits.Values.OrderBy(static e => e.Span.Start).ToImmutableArray();
        for (var i = 1; i < ordered.Length; i++)
            if (ordered[i].Span.Start < ordered[i - 1].Span.End) return BaseEditResult.Refused("two lines would need different changes at one place");
        return Checked(model, bases, TextEdits.Apply(source.Span, ordered), target, arguments, wanted);
    }

    /// <summary>Reads the changed file again: exactly the bases that were meant read as wanted, and the others as before.</summary>
    private static BaseEditResult Checked(DockerfileModel before, ImmutableArray<WrittenBase> meant, byte[] changed, string? target, IReadOnlyDictionary<string, string> arguments, string wanted)
    {
        var after = DockerfileModel.Of(changed);
        var (old, now) = (new WrittenBaseReader(before, arguments), new WrittenBaseReader(after, arguments));
        var same = before.Stages.Length == after.Stages.Length && WrittenBase.Of(after, target, arguments)?.Text == wanted;
        for (var i = 0; same && i < before.Stages.Length; i++)
        {
            var (from, to) = (before.Stages[i].From, after.Stages[i].From);
            var expected = meant.Any(m => ReferenceEquals(m.From, from)) ? wanted : old.Read(from).Text;
            same = now.Read(to).Text == expected && from.BaseStage == to.BaseStage;
        }

        return same ? new BaseEditResult(changed, null, [.. meant.Select(static m => m.From.Syntax.FirstLine)]) : BaseEditResult.Refused("the change would reach more than this base");
    }

    /// <summary>The smallest changes that make the parts read as wanted; null when one would run over several parts, or over one that comes from outside.</summary>
    private static List<TextEdit>? Edits(ImmutableArray<BasePart> parts, string wanted)
    {
        var (name, digest) = Split(string.Concat(parts.Select(static p => p.Text)));
        var (newName, newDigest) = Split(wanted);
        var (before, after) = (Words(name), Words(newName));
        if (before.Count != after.Count) (before, after) = ([name], [newName]);
        var edits = new List<TextEdit>();
        var at = 0;
        foreach (var (old, now) in before.Append(digest).Zip(after.Append(newDigest)))
        {
            if (Edit(parts, old, now, at, at + old.Length) is not { } edit) return null;
            edits.AddRange(edit);
            at += old.Length;
        }

        return Joined(edits);
    }

    /// <summary>Two insertions at one place are one.</summary>
    private static List<TextEdit> Joined(List<TextEdit> edits)
    {
        for (var i = edits.Count - 1; i > 0; i--)
        {
            if (edits[i - 1].Span.End != edits[i].Span.Start) continue;
            edits[i - 1] = new TextEdit(edits[i - 1].Span.To(edits[i].Span), edits[i - 1].NewText + edits[i].NewText);
            edits.RemoveAt(i);
        }

        return edits;
    }

    /// <summary>Name and tag, and the digest with its sign.</summary>
    private static (string Name, string Digest) Split(string text) => text.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[at..]) : (text, "");

    /// <summary>The change of a stretch of the text; empty when it stays, null when it lies in several parts.</summary>
    private static TextEdit[]? Edit(ImmutableArray<BasePart> parts, string old, string now, int start, int end)
    {
        if (old == now) return [];
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head]) head++;
        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        var (from, to) = (start + head, end - tail);
        var at = 0;
        foreach (var part in parts)
        {
            // What is put in between two parts goes to the one in front of it: a digest belongs to the version that it pins.
            var inside = from == to ? from > at && from <= at + part.Text.Length : from >= at && to <= at + part.Text.Length;
            if (inside) return part.Span is { } span ? [new TextEdit(new TextSpan(span.Start + from - at, to - from), now[head..(now.Length - tail)])] : null;
            at += part.Text.Length;
        }

        return null;
    }

    /// <summary>Words, each with the separator in front of it.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (Separators.Contains(c) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            word.Append(c);
        }

        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }
}
