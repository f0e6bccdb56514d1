using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>A GPU by the name that NVIDIA sells it under.</summary>
public sealed record GpuModel(string Name, GpuArchitecture Architecture, Citation Citation);
