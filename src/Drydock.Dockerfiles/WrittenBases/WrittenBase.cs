using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.WrittenBases;

/// <summary>What a FROM names once every ARG has its value, and which part of it is written where.</summary>
/// <param name="From">The instruction.</param>
/// <param name="Text">The base as the builder resolves it; null when that depends on something that nobody says.</param>
/// <param name="Parts">The text in pieces, each with its place; empty when it cannot be taken apart.</param>
public sealed record WrittenBase(FromStatement From, string? Text, ImmutableArray<BasePart> Parts)
{
    /// <summary>The base as a reference; null for <c>scratch</c> and for what is not known or no reference.</summary>
    public ImageReference? Reference => !IsScratch && ImageReference.TryParse(Text, out var reference, out _) ? reference : null;

    /// <summary>True for <c>FROM scratch</c>: there is no base.</summary>
    public bool IsScratch => Text == "scratch";

    /// <summary>The base that a stage stands on, through the stages that it builds on.</summary>
    /// <param name="target">Name or number of the stage that is built; null for the last.</param>
    /// <param name="arguments">Build arguments from outside; they go before the defaults in the file.</param>
    /// <returns>Null when the file has no such stage.</returns>
    public static WrittenBase? Of(DockerfileModel model, string? target, IReadOnlyDictionary<string, string> arguments) =>
        StageOf(model, target) is { } stage ? new WrittenBaseReader(model, arguments).Read(stage.RootFrom) : null;

    /// <summary>The bases of the file that read the same as that of a stage, in file order: builder stages stand on the base that their products run on.</summary>
    public static ImmutableArray<WrittenBase> AllOf(DockerfileModel model, string? target, IReadOnlyDictionary<string, string> arguments)
    {
        if (Of(model, target, arguments) is not { Text: { } text } found) return [];
        var reader = new WrittenBaseReader(model, arguments);
        return [.. model.Stages.Where(static s => s.Parent is null).Select(s => ReferenceEquals(s.From, found.From) ? found : reader.Read(s.From)).Where(b => b.Text == text)];
    }

    /// <summary>The stage that is built; null when the file has none such.</summary>
    /// <param name="target">Name or number; null for the last.</param>
    public static Stage? StageOf(DockerfileModel model, string? target) => target is null ? model.Final : model.StageNamed(target);
}
