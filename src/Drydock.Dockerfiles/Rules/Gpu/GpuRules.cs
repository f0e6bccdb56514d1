using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>NVIDIA GPUs and CUDA.</summary>
internal static class GpuRules
{
    public static ImmutableArray<Rule> All { get; } = [];
}
