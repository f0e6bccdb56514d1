using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>LD_PRELOAD in the image, which toolkit hooks ran with (CVE-2025-23266).</summary>
public sealed class Preload : GpuRule
{
    public override string Name => "ld-preload";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        if (request.Image[NvidiaVariables.Preload] is not { Length: > 0 } value) yield break;
        yield return Finding(GpuSeverity.Error, NvidiaVariables.Preload,
            $"{NvidiaVariables.Preload}={value} in the image: toolkits before 1.17.8 load it on the host as root (CVE-2025-23266)",
            "set it in the entrypoint for the one program that needs it, and keep the toolkit at 1.19.1 or newer",
            tables.ToolkitAdvisories.FirstOrDefault(static a => a.Cve == "CVE-2025-23266")?.Citation);
    }
}
