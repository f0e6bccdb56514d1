using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>Driver capabilities that do not exist.</summary>
public sealed class UnsupportedCapabilities : GpuRule
{
    public override string Name => "driver-capabilities-unknown";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        foreach (var name in CapabilitySet.Of(request.Variables, tables).Refused)
            yield return Finding(GpuSeverity.Error, NvidiaVariables.DriverCapabilities,
                $"'{name}' is no driver capability: the runtime does not start the container", $"write one of {string.Join(", ", tables.Capabilities.Select(static c => c.Name))}");
    }
}
