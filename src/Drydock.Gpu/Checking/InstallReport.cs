using System.Collections.Immutable;
using Drydock.Gpu.Resolution;

namespace Drydock.Gpu.Checking;

/// <summary>What an install leads to.</summary>
/// <param name="Resolutions">One per alternative.</param>
public sealed record InstallReport(InstallStep Step, ImmutableArray<TorchResolution> Resolutions);
