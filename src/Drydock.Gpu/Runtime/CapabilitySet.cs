using System.Collections.Immutable;
using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime;

/// <summary>What NVIDIA_DRIVER_CAPABILITIES asks for and gives.</summary>
/// <param name="Granted">In alphabetical order.</param>
/// <param name="AsksForAll">The variable says <c>all</c>.</param>
/// <param name="Explicit">False where the variable is empty or not set.</param>
/// <param name="Refused">Asked for, but not supported: the container does not start.</param>
public sealed record CapabilitySet(ImmutableArray<string> Granted, bool AsksForAll, bool Explicit, ImmutableArray<string> Refused)
{
    /// <summary>Reads the variable.</summary>
    /// <param name="supported">The host's supported-driver-capabilities; null for the toolkit's default, which is all.</param>
    /// <remarks>nvidia-container-toolkit cmd/nvidia-container-runtime-hook/container_config.go, getDriverCapabilities: empty or not set gives utility and
    /// compute; not set in a legacy image gives all.</remarks>
    public static CapabilitySet Of(VariableSet variables, GpuTables tables, ImmutableArray<string>? supported = null)
    {
        var possible = supported ?? [.. tables.Capabilities.Select(static c => c.Name)];
        if (variables[NvidiaVariables.DriverCapabilities] is not { } value)
            return new CapabilitySet(variables.IsLegacyImage ? Sorted(possible) : Defaults(tables, possible), variables.IsLegacyImage, false, []);
        var asked = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (asked.IsEmpty) return new CapabilitySet(Defaults(tables, possible), false, false, []);
        if (asked.Contains("all")) return new CapabilitySet(Sorted(possible), true, true, []);
        if (asked is ["none"]) return new CapabilitySet([], false, true, []);
        return new CapabilitySet(Sorted(asked.Where(c => possible.Contains(c))), false, true, [.. asked.Where(c => !possible.Contains(c))]);
    }

    private static ImmutableArray<string> Defaults(GpuTables tables, ImmutableArray<string> possible) =>
        Sorted(tables.Capabilities.Where(static c => c.IsDefault).Select(static c => c.Name).Where(c => possible.Contains(c)));

    private static ImmutableArray<string> Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}
