using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Compose;

/// <summary>GPUs that a service asks for, through <c>deploy.resources.reservations.devices</c> or <c>gpus</c>.</summary>
/// <param name="Driver"><c>nvidia</c>, <c>cdi</c>, …; null when not said.</param>
/// <param name="Count"><c>all</c> or a number; null when not said (then all are given unless <paramref name="DeviceIds"/> names some).</param>
/// <param name="Line">From 1.</param>
public sealed record ComposeGpu(string? Driver, string? Count, ImmutableArray<string> DeviceIds, ImmutableArray<string> Capabilities, int Line);
