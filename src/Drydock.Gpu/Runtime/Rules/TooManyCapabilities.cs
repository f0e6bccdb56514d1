using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>Driver capabilities that a service has no use for.</summary>
public sealed class TooManyCapabilities : GpuRule
{
    public override string Name => "driver-capabilities";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        var capabilities = CapabilitySet.Of(request.Variables, tables);
        const string Fix = $"set {NvidiaVariables.DriverCapabilities}=compute,utility, or compute alone where nothing calls nvidia-smi or NVML";
        if (capabilities.AsksForAll)
        {
            var text = capabilities.Explicit
                ? $"{NvidiaVariables.DriverCapabilities}=all mounts all of the driver: graphics, display and video beside what computing needs"
                : "a legacy image that does not set driver capabilities is given all of them";
            yield return Finding(GpuSeverity.Warning, NvidiaVariables.DriverCapabilities, text, Fix);
            yield break;
        }

        foreach (var row in tables.Capabilities.Where(c => c.Need == CapabilityNeed.NotNeeded && capabilities.Granted.Contains(c.Name)))
            yield return Finding(GpuSeverity.Warning, NvidiaVariables.DriverCapabilities, $"the capability {row.Name} mounts {row.Grants}: {row.Note}", Fix, row.Citation);
    }
}
