using Drydock.Gpu.Runtime;

namespace Drydock.Gpu.Checking;

/// <summary>A way in which a service is started, such as an entry of a compose file.</summary>
/// <param name="Request">What it asks for beside the image.</param>
public sealed record ServiceStart(string Name, string File, int Line, GpuRequest Request);
