namespace Drydock.Images.Layers;

/// <summary>A layer or archive whose bytes cannot be what they claim to be.</summary>
/// <param name="problem">For people.</param>
/// <param name="offset">Offset in the uncompressed bytes where it was noticed; -1 when there is no such place.</param>
public sealed class CorruptLayerException(Problem problem, long offset, Exception? inner = null) : ProblemException(problem, inner)
{
    /// <summary>Offset in the uncompressed bytes; -1 when there is no such place.</summary>
    public long Offset { get; } = offset;
}
