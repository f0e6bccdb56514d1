namespace Drydock.Gpu.Probe;

/// <summary>Why a step fails, and what to do about it.</summary>
/// <param name="Cause">A statement without a full stop.</param>
/// <param name="Remedy">An imperative without a full stop.</param>
public sealed record KnownCause(string Cause, string Remedy);
