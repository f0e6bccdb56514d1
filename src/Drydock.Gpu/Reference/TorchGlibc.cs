using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>The least glibc for the Linux wheels of some PyTorch releases.</summary>
/// <param name="Cuda">The build; null for all builds that have no row of their own.</param>
public sealed record TorchGlibc((int Major, int Minor) From, (int Major, int Minor) To, CudaVersion? Cuda, (int Major, int Minor) Glibc, Citation Citation);
