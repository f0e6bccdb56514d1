using System.Collections.Immutable;

namespace Drydock.Gpu.Runtime;

/// <summary>What NVIDIA_VISIBLE_DEVICES asks for.</summary>
/// <param name="Names">The devices of <see cref="DeviceSelection.Listed"/>: indexes, UUIDs, MIG devices or CDI names.</param>
/// <param name="Explicit">False where the variable is not set.</param>
public sealed record VisibleDevices(DeviceSelection Selection, ImmutableArray<string> Names, bool Explicit)
{
    /// <summary>How CDI names of NVIDIA's GPUs begin.</summary>
    public const string CdiPrefix = "nvidia.com/gpu=";

    /// <summary>Reads the variable.</summary>
    /// <remarks>nvidia-container-toolkit internal/config/image/cuda_image.go, devicesFromEnvvars: <c>void</c> anywhere wins; of <c>all</c> and <c>none</c> the
    /// first; not set in a legacy image is <c>all</c>.</remarks>
    public static VisibleDevices Of(VariableSet variables)
    {
        if (variables[NvidiaVariables.VisibleDevices] is not { } value)
            return new VisibleDevices(variables.IsLegacyImage ? DeviceSelection.All : DeviceSelection.Void, [], false);
        return Of(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Reads a list of devices.</summary>
    public static VisibleDevices Of(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0 || names.Contains("void")) return new VisibleDevices(DeviceSelection.Void, [], true);
        foreach (var name in names)
        {
            if (name is "all" or CdiPrefix + "all") return new VisibleDevices(DeviceSelection.All, [], true);
            if (name == "none") return new VisibleDevices(DeviceSelection.None, [], true);
        }

        return new VisibleDevices(DeviceSelection.Listed, [.. names], true);
    }

    /// <summary>Devices that are named by their place on the host, which differs between hosts and starts.</summary>
    public IEnumerable<string> ByIndex => Names.Where(static n => n.All(char.IsAsciiDigit));

    /// <summary>MIG devices: a UUID of MIG, or GPU and instance as <c>0:1</c>.</summary>
    public IEnumerable<string> Mig => Names.Where(static n => n.StartsWith("MIG-", StringComparison.Ordinal) || (n.Contains(':', StringComparison.Ordinal) && char.IsAsciiDigit(n[0])));

    /// <summary>Devices by CDI name.</summary>
    public IEnumerable<string> Cdi => Names.Where(static n => n.Contains('=', StringComparison.Ordinal) && n.Contains('/', StringComparison.Ordinal));
}
