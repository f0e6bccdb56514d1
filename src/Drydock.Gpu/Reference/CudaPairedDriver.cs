using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>The Linux driver that a CUDA release was published with.</summary>
/// <param name="Cuda">With its update.</param>
public sealed record CudaPairedDriver(CudaVersion Cuda, DriverVersion Linux, Citation Citation);
