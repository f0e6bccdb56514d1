using System.Collections.Immutable;
using Drydock.Gpu.Resolution;

namespace Drydock.Gpu.Runtime;

/// <summary>What a container gets.</summary>
/// <param name="Active">Whether NVIDIA's runtime acts at all; unknown where it depends on the engine's default runtime.</param>
/// <param name="Devices">What it gets when the runtime acts.</param>
/// <param name="DeviceNames">The named devices.</param>
/// <param name="Capabilities">Driver capabilities, in alphabetical order; none without driver libraries.</param>
/// <param name="DriverLibraries">Whether the driver's libraries are mounted.</param>
/// <param name="Starts">Whether the runtime lets the container start.</param>
/// <param name="Legacy">An image of before 2018.</param>
/// <param name="Notes">Why, as sentences without a full stop.</param>
public sealed record GpuGrant(
    Answer Active,
    DeviceSelection Devices,
    ImmutableArray<string> DeviceNames,
    ImmutableArray<string> Capabilities,
    bool DriverLibraries,
    Answer Starts,
    bool Legacy,
    ImmutableArray<string> Notes)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() => Devices switch
    {
        DeviceSelection.Void => "no GPU, no driver",
        DeviceSelection.None => $"no GPU, driver libraries ({string.Join(", ", Capabilities)})",
        DeviceSelection.All => $"every GPU ({string.Join(", ", Capabilities)})",
        _ => $"GPU {string.Join(", ", DeviceNames)} ({string.Join(", ", Capabilities)})",
    };
}
