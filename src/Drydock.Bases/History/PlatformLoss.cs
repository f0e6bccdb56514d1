using System.Collections.Immutable;

namespace Drydock.Bases.History;

/// <summary>A day on which a tag stopped being built for some platforms.</summary>
/// <param name="Platforms">As docker-library names them: <c>arm32v5</c>, <c>s390x</c>.</param>
public sealed record PlatformLoss(DateOnly Date, ImmutableArray<string> Platforms);
