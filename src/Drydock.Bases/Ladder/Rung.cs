using Drydock.Bases.Products;
using Drydock.Bases.Status;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Ladder;

/// <summary>One step that can be taken from a base, or why there is none.</summary>
/// <param name="Kind">What the step is.</param>
/// <param name="Reference">The base after it; null for an empty rung.</param>
/// <param name="Reason">Why this one, or why none.</param>
public sealed record Rung(UpdateKind Kind, string? Reference, string Reason)
{
    /// <summary>How likely it breaks the service; null for an empty rung.</summary>
    public UpdateRisk? Risk { get; init; }

    /// <summary>Whether it is there for the platform in use; null when that is not known.</summary>
    public bool? HasPlatform { get; init; }

    /// <summary>The base that the step would lead to, where it is not there for the platform in use; null otherwise.</summary>
    public string? Lost { get; init; }

    /// <summary>Packages and findings of the base after it; null when nobody counted.</summary>
    public ContentCount? Count { get; init; }
}
