using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>A GPU service that runs as root.</summary>
public sealed class RootUser : GpuRule
{
    public override string Name => "gpu-as-root";

    public override IEnumerable<GpuFinding> Check(GpuRequest request, GpuTables tables)
    {
        if (request.User is not { } user || !IsRoot(user)) yield break;
        yield return Finding(GpuSeverity.Warning, "USER", "the service runs as root, with the driver's device files in reach: an escape through them is one as root",
            "run as a user of its own: the device files are open to every user by default");
    }

    private static bool IsRoot(string user) => user.Split(':')[0] is "" or "0" or "root";
}
