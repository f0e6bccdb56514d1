using Drydock.Gpu.Probe.Surroundings;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Advisories;

/// <summary>NVIDIA's versions on a machine, as far as files tell them: nothing is started.</summary>
/// <param name="Driver">Of the kernel module that is loaded; null when none is.</param>
/// <param name="Toolkit">As Debian's package database says; null where it does not, as on machines with RPM.</param>
public sealed record HostVersions(DriverVersion? Driver, ComponentVersion? Toolkit)
{
    private const int MostLines = 5_000_000;

    /// <summary>Reads <c>/proc/driver/nvidia/version</c> and <c>/var/lib/dpkg/status</c>.</summary>
    /// <param name="root">What stands for <c>/</c>.</param>
    public static HostVersions Read(string root) => new(
        KernelModule.Find(root) is { } module && DriverVersion.TryParse(module, out var driver) ? driver : null,
        ToolkitOf(Path.Combine(root, "var", "lib", "dpkg", "status")));

    private static ComponentVersion? ToolkitOf(string status)
    {
        try
        {
            string? package = null;
            var installed = false;
            foreach (var line in File.ReadLines(status).Take(MostLines))
            {
                if (line.Length == 0) (package, installed) = (null, false);
                else if (line.StartsWith("Package: ", StringComparison.Ordinal)) package = line["Package: ".Length..];
                else if (line.StartsWith("Status: ", StringComparison.Ordinal)) installed = line.EndsWith(" installed", StringComparison.Ordinal);
                else if (installed && package is "nvidia-container-toolkit" or "nvidia-container-toolkit-base" && line.StartsWith("Version: ", StringComparison.Ordinal))
                    return ComponentVersion.TryParse(line["Version: ".Length..].Split('-', '~')[0], out var version) ? version : null;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not a Debian system, or not readable for this user: not known.
        }

        return null;
    }
}
