using Drydock.Bases.Products;
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
}
