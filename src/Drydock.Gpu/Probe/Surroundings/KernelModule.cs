using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>NVIDIA's kernel module, which belongs to the host.</summary>
internal static class KernelModule
{
    private const int LongestLine = 1000;

    /// <summary>Its version from the line that begins with <c>NVRM version:</c>; null when there is none.</summary>
    /// <remarks>The closed and the open module word the line differently; the version is its first word with two dots or one.</remarks>
    public static string? VersionOf(string text)
    {
        var line = text.Split('\n')[0];
        if (line.Length > LongestLine || !line.StartsWith("NVRM version:", StringComparison.Ordinal)) return null;
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(static w => w.Contains('.', StringComparison.Ordinal) && DriverVersion.TryParse(w, out _));
    }

    /// <summary>Reads <c>/proc/driver/nvidia/version</c>; null when it is not there or says something else.</summary>
    /// <param name="root">What stands for <c>/</c>.</param>
    public static string? Find(string root)
    {
        try
        {
            using var reader = new StreamReader(Path.Combine(root, "proc", "driver", "nvidia", "version"));
            var buffer = new char[4096];
            return VersionOf(new string(buffer, 0, reader.ReadBlock(buffer)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
