namespace Drydock.Advisories;

/// <summary>How far an update is.</summary>
/// <param name="Feed">The feed that is fetched.</param>
/// <param name="Read">Bytes fetched of it.</param>
/// <param name="Total">Bytes in all; null when unknown.</param>
public readonly record struct UpdateProgress(string Feed, long Read, long? Total);
