namespace Drydock.Gpu.Probe.Checks;

/// <summary>What PyTorch answered.</summary>
/// <param name="Torch">Its version; null when there is none.</param>
/// <param name="Cuda">CUDA version that it was built for; null for a CPU build.</param>
internal sealed record TorchAnswer(string? Torch, string? Cuda, ProbeCheck Check)
{
    public static TorchAnswer None(ProbeCheck check) => new(null, null, check);
}
