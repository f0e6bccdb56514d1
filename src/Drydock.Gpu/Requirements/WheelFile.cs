using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>The parts of a wheel's file name: <c>torch-2.5.1+cu121-cp311-cp311-linux_x86_64.whl</c> (binary distribution format, "File name convention").</summary>
public sealed record WheelFile(string Name, WheelVersion Version, string PythonTag, string PlatformTag)
{
    /// <summary>Reads the last part of a path or URL, <c>%2B</c> for <c>+</c> included.</summary>
    public static bool TryParse(string path, out WheelFile? file)
    {
        file = null;
        var end = path.IndexOfAny(['#', '?']);
        if (end >= 0) path = path[..end];
        var name = path[(path.LastIndexOf('/') + 1)..].Replace("%2B", "+", StringComparison.OrdinalIgnoreCase);
        if (name.Length > 512 || !name.EndsWith(".whl", StringComparison.OrdinalIgnoreCase)) return false;
        var parts = name[..^4].Split('-');
        if (parts.Length is not (5 or 6) || !WheelVersion.TryParse(parts[1], out var version)) return false;
        file = new WheelFile(Requirement.Normal(parts[0]), version!, parts[^3], parts[^1]);
        return true;
    }
}
