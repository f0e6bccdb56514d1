using Drydock.Images.References;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>FROM.</summary>
public sealed record FromStatement : Statement
{
    /// <summary>The base as written.</summary>
    public required Word Image { get; init; }

    /// <summary>The base with global arguments and the platform's put in.</summary>
    public required Expanded Base { get; init; }

    /// <summary>The base as a reference; null for a stage, <c>scratch</c>, or what cannot be resolved or read.</summary>
    public required ImageReference? Reference { get; init; }

    /// <summary>Index of the stage it builds on; null for an image.</summary>
    public required int? BaseStage { get; init; }

    /// <summary>The word behind AS; null where the stage has no name.</summary>
    public Word? Name { get; init; }

    /// <summary>The word AS; null where the stage has no name.</summary>
    public Word? As { get; init; }

    /// <summary>True for <c>FROM scratch</c>.</summary>
    public bool IsScratch => BaseStage is null && Base.Value == "scratch";

    /// <summary>The ARG above the first FROM whose default is the whole base; null when the base is written here.</summary>
    public (PairsStatement Statement, Pair Pair)? DefaultFrom { get; init; }
}
