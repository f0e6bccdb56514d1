using System.Collections.Immutable;

namespace Drydock.Assessment.Policy;

/// <summary>What a key of a policy asks of Dockerfiles.</summary>
/// <param name="Key">Dotted: <c>base-images.pin.content</c>.</param>
/// <param name="Rules">The rules that judge it, by our ids.</param>
/// <param name="Asks">True when the key's value asks for anything.</param>
public sealed record PolicyDemand(string Key, ImmutableArray<string> Rules, Func<EffectivePolicy, bool> Asks)
{
    /// <summary>False where a result is told and does not violate the policy.</summary>
    public bool Violates { get; init; } = true;
}
