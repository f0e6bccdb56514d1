using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>The least driver on which a program built for a CUDA version starts.</summary>
public sealed record CudaLeastDriver(CudaVersion Cuda, DriverVersion Linux, DriverVersion Windows, Citation Citation);
