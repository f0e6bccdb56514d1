using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>The CUDA of the Linux x86-64 wheel that PyPI itself has.</summary>
/// <param name="Confirmed">False where no published source says so.</param>
public sealed record TorchDefaultCuda((int Major, int Minor) Line, CudaVersion Cuda, DriverVersion LeastDriver, bool Confirmed, Citation Citation);
