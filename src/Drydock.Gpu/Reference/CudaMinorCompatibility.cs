using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>The least driver on which every CUDA of a major version runs, PTX aside.</summary>
public sealed record CudaMinorCompatibility(int Major, DriverVersion Linux, DriverVersion Windows, Citation Citation);
