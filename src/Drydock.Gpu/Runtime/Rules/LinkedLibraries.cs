using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>Library folders that are links: what the toolkit mounts follows them (CVE-2024-0132 and its successors).</summary>
public sealed class LinkedLibraries : GpuRule
{
    public override string Name => "linked-library-folder";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        foreach (var link in request.LinkedLibraryFolders)
            yield return Finding(GpuSeverity.Warning, "libraries", $"{link} is a symbolic link in a folder where the toolkit mounts driver libraries, which older toolkits follow out of the container",
                "make it a folder, and keep the toolkit at 1.19.1 or newer", tables.ToolkitAdvisories.FirstOrDefault(static a => a.Cve == "CVE-2025-23359")?.Citation);
    }
}
