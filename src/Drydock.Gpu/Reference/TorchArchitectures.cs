using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>GPU architectures whose machine code is in the Linux x86-64 wheels of some PyTorch releases.</summary>
/// <param name="From">First release, inclusive.</param>
/// <param name="To">Last release, inclusive.</param>
/// <param name="Ptx">The architecture that is there as PTX too, from which the driver compiles for newer GPUs; null when there is none.</param>
public sealed record TorchArchitectures(
    (int Major, int Minor) From,
    (int Major, int Minor) To,
    CudaVersion Cuda,
    ImmutableArray<GpuArchitecture> Architectures,
    GpuArchitecture? Ptx,
    Citation Citation);
