using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>An instruction of a stage that is split, and what becomes of it on either side.</summary>
/// <param name="Statement">As it stands in the file.</param>
/// <param name="Place">Where it belongs.</param>
internal sealed record StagePart(Statement Statement, StagePlace Place)
{
    /// <summary>Changes of its copy in the stage that builds.</summary>
    public ImmutableArray<TextEdit> BuilderEdits { get; init; } = [];

    /// <summary>Changes of it in what is shipped.</summary>
    public ImmutableArray<TextEdit> FinalEdits { get; init; } = [];

    /// <summary>Lines that stand in its place in the stage that builds; null for its own.</summary>
    public ImmutableArray<string>? BuilderLines { get; init; }

    /// <summary>Lines in what is shipped for what it did there, where it leaves.</summary>
    public ImmutableArray<string> Instead { get; init; } = [];
}
