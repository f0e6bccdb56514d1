using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Probe;

/// <summary>A GPU as the driver API tells it.</summary>
/// <param name="Index">The driver's number, after CUDA_VISIBLE_DEVICES.</param>
/// <param name="Name">The driver's name for it.</param>
/// <param name="MemoryBytes">Total memory in bytes.</param>
public sealed record ProbedDevice(int Index, string Name, GpuArchitecture Architecture, long MemoryBytes);
