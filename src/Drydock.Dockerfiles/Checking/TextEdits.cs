using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Checking;

/// <summary>Applies changes to a file's bytes; every byte outside them stays.</summary>
public static class TextEdits
{
    /// <summary>The changed bytes. Edits may come in any order; of two insertions at one place the first given comes first.</summary>
    /// <exception cref="ArgumentException">Two edits overlap.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> source, ImmutableArray<TextEdit> edits)
    {
        var result = new List<byte>(source.Length + 64);
        var at = 0;
        foreach (var edit in edits.Select(static (edit, index) => (edit, index)).OrderBy(static e => e.edit.Span.Start).ThenBy(static e => e.edit.Span.Length).ThenBy(static e => e.index).Select(static e => e.edit))
        {
            if (edit.Span.Start < at) throw new ArgumentException("two edits overlap", nameof(edits));
            result.AddRange(source[at..edit.Span.Start]);
            result.AddRange(SourceText.Encode(edit.NewText));
            at = edit.Span.End;
        }

        result.AddRange(source[at..]);
        return [.. result];
    }
}
