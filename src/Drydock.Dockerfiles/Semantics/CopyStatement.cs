using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>COPY or ADD.</summary>
public sealed record CopyStatement : Statement
{
    /// <summary>True for ADD.</summary>
    public required bool IsAdd { get; init; }

    /// <summary>What is copied; here-documents as their words.</summary>
    public required ImmutableArray<Word> Sources { get; init; }

    /// <summary>Where to; null when the instruction has too few words.</summary>
    public required Word? Destination { get; init; }

    /// <summary>Value of <c>--from</c>; null for the build context.</summary>
    public string? From => Flag("from")?.Value;

    /// <summary>Index of the stage that <c>--from</c> names; null for an image or the context.</summary>
    public int? FromStage { get; init; }
}
