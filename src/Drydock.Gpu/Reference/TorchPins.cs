using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>What goes with an exact version of PyTorch.</summary>
/// <param name="Pythons">Of 3.10 and newer only.</param>
/// <param name="Builds">Local versions: <c>cpu</c>, <c>cu121</c>; empty when they are not listed.</param>
/// <param name="PyPiCuda">The CUDA of the build without a local version, where the list has it.</param>
public sealed record TorchPins(
    WheelVersion Torch,
    WheelVersion TorchVision,
    WheelVersion TorchAudio,
    ImmutableArray<PythonVersion> Pythons,
    ImmutableArray<string> Builds,
    CudaVersion? PyPiCuda,
    Citation Citation);
