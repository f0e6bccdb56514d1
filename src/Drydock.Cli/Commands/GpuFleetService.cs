using Drydock.Gpu.Versions;

namespace Drydock.Cli.Commands;

/// <summary>A service of <c>drydock.yaml</c>.</summary>
/// <param name="Dockerfile">Relative to the file; null for a service without one.</param>
/// <param name="HasGpu">Its entry speaks of a GPU.</param>
/// <param name="Driver">The least driver that its policy counts on; null when it names none.</param>
internal sealed record GpuFleetService(string Name, string? Dockerfile, bool HasGpu, DriverVersion? Driver);
