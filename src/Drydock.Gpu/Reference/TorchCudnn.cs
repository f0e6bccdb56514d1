using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>The cuDNN that a CUDA build of a PyTorch release is made with.</summary>
public sealed record TorchCudnn((int Major, int Minor) Line, CudaVersion Cuda, WheelVersion Cudnn, Citation Citation);
