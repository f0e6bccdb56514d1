namespace Drydock.Gpu.Resolution;

/// <summary>Kinds of package index.</summary>
public enum TorchIndexKind
{
    PyPi,

    /// <summary>PyTorch's own, of one build.</summary>
    PyTorch,

    /// <summary>PyTorch's own, of all builds.</summary>
    PyTorchAll,

    /// <summary>PyTorch's nightly or test builds.</summary>
    PyTorchPreview,

    /// <summary>A mirror or private index: what it has is not known.</summary>
    Other,
}
