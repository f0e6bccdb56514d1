using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>The mounts of this process.</summary>
/// <remarks>proc_pid_mountinfo(5): the fifth field is the mount point, the sixth its options; space, tab, line break and backslash are octal escapes.</remarks>
internal sealed class MountTable
{
    private const int MostLines = 10_000;

    private readonly ImmutableArray<(string Point, string Options)> mounts;

    private MountTable(ImmutableArray<(string, string)> mounts) => this.mounts = mounts;

    /// <summary>Reads <c>/proc/self/mountinfo</c>; lines that are none are left out.</summary>
    public static MountTable Parse(IEnumerable<string> lines)
    {
        var read = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var line in lines.Take(MostLines))
        {
            var fields = line.Split(' ');
            if (fields.Length > 5) read.Add((Unescape(fields[4]), fields[5]));
        }

        return new MountTable(read.ToImmutable());
    }

    /// <summary>The table of this process; empty when it cannot be read.</summary>
    public static MountTable OfProcess()
    {
        try
        {
            return Parse(File.ReadLines("/proc/self/mountinfo"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Parse([]);
        }
    }

    /// <summary>Whether the mount that holds a path has an option, such as <c>noexec</c>.</summary>
    public bool Has(string path, string option)
    {
        var best = ("", "");
        foreach (var mount in mounts)
            if (Holds(mount.Point, path) && mount.Point.Length >= best.Item1.Length) best = mount;
        return best.Item2.Split(',').Contains(option, StringComparer.Ordinal);
    }

    private static bool Holds(string point, string path) =>
        point == "/" || path == point || (path.StartsWith(point, StringComparison.Ordinal) && path.Length > point.Length && path[point.Length] == '/');

    private static string Unescape(string text) => text.Replace(@"\040", " ", StringComparison.Ordinal).Replace(@"\011", "\t", StringComparison.Ordinal)
        .Replace(@"\012", "\n", StringComparison.Ordinal).Replace(@"\134", "\\", StringComparison.Ordinal);
}
