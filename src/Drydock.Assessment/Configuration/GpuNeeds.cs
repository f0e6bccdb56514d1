using System.Collections.Immutable;

namespace Drydock.Assessment.Configuration;

/// <summary>What a service needs of a GPU host.</summary>
/// <param name="Driver">The least driver, as written (<c>&gt;=550</c>); null for any.</param>
/// <param name="Capabilities">Driver capabilities that it is given.</param>
public sealed record GpuNeeds(string? Driver, ImmutableArray<string> Capabilities);
