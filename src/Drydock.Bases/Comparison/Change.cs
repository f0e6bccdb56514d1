using System.Collections.Immutable;

namespace Drydock.Bases.Comparison;

/// <summary>One difference that matters to what is built on an image.</summary>
/// <param name="Check">The check that found it: <c>command-removed</c>.</param>
/// <param name="Subject">What it is about: <c>adduser</c>. Check and subject are a stable name for it.</param>
/// <param name="Level">How bad.</param>
/// <param name="Text">One sentence.</param>
public sealed record Change(string Check, string Subject, ChangeLevel Level, string Text)
{
    /// <summary>What shows it: paths, versions, instructions.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>Line of the Dockerfile, from 1; null when it is not about one.</summary>
    public int? Line { get; init; }

    /// <summary>Stable name, for waivers.</summary>
    public string Id => $"{Check}:{Subject}";
}
