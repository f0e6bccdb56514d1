using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Where a set of packages shall run. What is null is not known.</summary>
/// <param name="Base">Base image as written in FROM.</param>
public sealed record ResolveTarget(PythonVersion? Python = null, DriverVersion? Driver = null, GpuArchitecture? Gpu = null, string? Base = null);
