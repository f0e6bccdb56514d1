using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Versions that go together, ready to be written down.</summary>
/// <param name="Torch">With its build: 2.5.1+cu121.</param>
/// <param name="TorchVision">Null when it is not asked for, or its version is not known.</param>
/// <param name="Cuda">Null for a build for the CPU.</param>
/// <param name="Index">The index that has them.</param>
public sealed record PinSet(WheelVersion Torch, WheelVersion? TorchVision, WheelVersion? TorchAudio, CudaVersion? Cuda, string Index)
{
    /// <summary>Lines of a requirements file. A version without a build takes the build that the index has.</summary>
    public ImmutableArray<string> Lines
    {
        get
        {
            var lines = ImmutableArray.CreateBuilder<string>();
            lines.Add($"--index-url {Index}");
            lines.Add($"torch=={Torch}");
            if (TorchVision is not null) lines.Add($"torchvision=={TorchVision}");
            if (TorchAudio is not null) lines.Add($"torchaudio=={TorchAudio}");
            return lines.ToImmutable();
        }
    }
}
