namespace Drydock.Gpu.Reference;

/// <summary>Compressed size of a flavour of NVIDIA's CUDA image (<c>base</c>, <c>runtime</c>, <c>devel</c>), or of the CUDA libraries that wheels bring along
/// (<c>wheels</c>).</summary>
public sealed record CudaSize(string What, int Megabytes, Citation Citation);
