using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>One instruction as BuildKit's parser sees it.</summary>
public sealed record Instruction
{
    /// <summary>The instruction word as written.</summary>
    public required string Keyword { get; init; }

    /// <summary>The instruction word in lower case.</summary>
    public string Name => Keyword.ToLowerInvariant();

    /// <summary>Leading <c>--</c> words, quotes and escapes removed.</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>The argument words. For ENV and LABEL three per pair: name, value and <c>=</c> (empty in the legacy form). One empty word for an
    /// unknown instruction.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>True when the arguments were a JSON array of strings.</summary>
    public bool Json { get; init; }

    /// <summary>The instruction behind ONBUILD; null otherwise.</summary>
    public Instruction? Trigger { get; init; }

    /// <summary>The logical line: physical lines joined, comments and continuations gone.</summary>
    public required string Text { get; init; }

    /// <summary>Index in <see cref="Text"/> of the first character behind word and flags.</summary>
    public int ArgumentsAt { get; init; }

    /// <summary>Where each part of <see cref="Text"/> stands in the file; empty for a trigger.</summary>
    public ImmutableArray<TextSegment> Segments { get; init; } = [];

    /// <summary>First physical line, from 1.</summary>
    public int FirstLine { get; init; }

    /// <summary>Last physical line, here-document terminators included.</summary>
    public int LastLine { get; init; }

    public ImmutableArray<Heredoc> Heredocs { get; init; } = [];

    /// <summary>The comment lines above that belong to it, without <c>#</c>, trimmed.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>Byte offset in the file of a character of <see cref="Text"/>.</summary>
    public int OffsetOf(int index)
    {
        var segment = Segments.Last(s => s.At <= index);
        return segment.Offset + SourceText.ByteCount(Text.AsSpan(segment.At, index - segment.At));
    }
}
