using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>A minor release of PyTorch: which Pythons and CUDA versions it is built for.</summary>
/// <param name="Line">2.5 as (2, 5).</param>
/// <param name="From">Oldest supported Python; null when it is not known yet.</param>
/// <param name="To">Newest supported Python.</param>
/// <param name="ExperimentalPythons">Built, but not held to the same tests.</param>
/// <param name="Planned">Announced; whether it has come out is not known.</param>
public sealed record TorchRelease(
    (int Major, int Minor) Line,
    PythonVersion? From,
    PythonVersion? To,
    ImmutableArray<PythonVersion> ExperimentalPythons,
    ImmutableArray<CudaVersion> StableCuda,
    ImmutableArray<CudaVersion> ExperimentalCuda,
    string Date,
    bool Planned,
    Citation Citation)
{
    /// <summary>Stable CUDA versions, then the experimental ones.</summary>
    public ImmutableArray<CudaVersion> AllCuda => [.. StableCuda, .. ExperimentalCuda];

    /// <summary>Supported Pythons, oldest first, without the experimental ones.</summary>
    public IEnumerable<PythonVersion> Pythons
    {
        get
        {
            if (From is not { } from || To is not { } to || from.Major != to.Major) yield break;
            for (var minor = from.Minor; minor <= to.Minor; minor++) yield return new PythonVersion(from.Major, minor);
        }
    }
}
