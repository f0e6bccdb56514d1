using Drydock.Gpu.Runtime;

namespace Drydock.Gpu.Checking;

/// <summary>What a way of starting gives.</summary>
public sealed record StartReport(ServiceStart Start, GpuGrant Grant);
