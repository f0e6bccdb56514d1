namespace Drydock.Images;

/// <summary>How far a layer has been read.</summary>
/// <param name="Layer">Index from 0.</param>
/// <param name="Read">Stored bytes read.</param>
/// <param name="Total">Stored bytes in all; null when unknown.</param>
public readonly record struct LayerProgress(int Layer, long Read, long? Total);
