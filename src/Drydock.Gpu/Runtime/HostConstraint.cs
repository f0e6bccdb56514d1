namespace Drydock.Gpu.Runtime;

/// <summary>One constraint of a NVIDIA_REQUIRE_* variable: <c>driver&gt;=450</c>.</summary>
/// <param name="Property"><c>cuda</c>, <c>driver</c>, <c>arch</c> or <c>brand</c>; others are ignored.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</param>
public sealed record HostConstraint(string Property, string Operator, string Value)
{
    /// <summary>Whether the runtime looks at it.</summary>
    public bool IsKnown => Property is "cuda" or "driver" or "arch" or "brand";

    public override string ToString() => Property + Operator + Value;
}
