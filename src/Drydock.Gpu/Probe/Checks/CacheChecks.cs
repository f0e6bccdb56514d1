using System.Globalization;
using Drydock.Gpu.Probe.Native;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe.Checks;

/// <summary>The folders in which CUDA, PyTorch and their friends keep what they compiled or fetched, under a root that may be read-only.</summary>
/// <param name="environment">Reads a variable; null when it is not set.</param>
/// <param name="hasTorch">PyTorch is there, so that its caches matter.</param>
internal sealed class CacheChecks(Func<string, string?> environment, MountTable mounts, ProcessIdentity user, bool hasTorch)
{
    private const long LeastShared = 256L << 20;

    private string Home => Value("HOME") ?? "/";

    private string UserCache => Value("XDG_CACHE_HOME") ?? Path.Join(Home, ".cache");

    /// <summary>A check for each folder.</summary>
    public IEnumerable<ProbeCheck> All()
    {
        yield return Folder("home", "HOME", Home, executable: false);
        yield return Folder("xdg", "XDG_CACHE_HOME", UserCache, executable: false);
        // CUDA C++ Programming Guide, "CUDA Environment Variables": ~/.nv/ComputeCache unless CUDA_CACHE_PATH is set.
        yield return Value("CUDA_CACHE_DISABLE") == "1"
            ? ProbeCheck.Skipped(ProbeCheckNames.CachePrefix + "cuda", "CUDA_CACHE_DISABLE=1: CUDA compiles anew in each process")
            : Folder("cuda", "CUDA_CACHE_PATH", Value("CUDA_CACHE_PATH") ?? Path.Join(Home, ".nv", "ComputeCache"), executable: false);
        yield return OfTorch("torch", "TORCH_HOME", Path.Join(UserCache, "torch"), executable: false);
        yield return OfTorch("triton", "TRITON_CACHE_DIR", Path.Join(Value("TRITON_HOME") ?? Home, ".triton", "cache"), executable: true);
        yield return OfTorch("matplotlib", "MPLCONFIGDIR", Path.Join(Value("XDG_CONFIG_HOME") ?? Path.Join(Home, ".config"), "matplotlib"), executable: false);
        yield return Folder("tmp", "TMPDIR", Value("TMPDIR") ?? "/tmp", executable: false);
        yield return SharedMemory();
    }

    private ProbeCheck OfTorch(string name, string variable, string standard, bool executable) => hasTorch
        ? Folder(name, variable, Value(variable) ?? standard, executable)
        : ProbeCheck.Skipped(ProbeCheckNames.CachePrefix + name, "PyTorch is not here");

    private ProbeCheck Folder(string name, string variable, string path, bool executable)
    {
        name = ProbeCheckNames.CachePrefix + name;
        var shown = $"{variable}{(Value(variable) is null ? " is not set: " : "=")}{path}";
        if (!Path.IsPathFullyQualified(path)) return ProbeCheck.Failed(name, shown, new KnownCause($"{variable} is not an absolute path", $"set {variable} to an absolute path"));
        var existing = Existing(path);
        var error = SystemCalls.TryWrite(existing);
        if (error != 0) return ProbeCheck.Failed(name, shown, NotWritable(variable, existing, error));
        return executable && mounts.Has(existing, "noexec")
            ? ProbeCheck.Failed(name, shown, new KnownCause($"{existing} is mounted noexec, and Triton loads libraries that it compiled there", $"mount it with exec (--tmpfs {existing}:exec), or set {variable} elsewhere"))
            : ProbeCheck.Ok(name, $"{shown}, writable");
    }

    private KnownCause NotWritable(string variable, string existing, int error)
    {
        var remedy = variable is "HOME" or "TMPDIR"
            ? $"mount a tmpfs (--tmpfs /tmp) and set {variable}=/tmp"
            : $"mount a tmpfs or a volume (--tmpfs /tmp) and set {variable} to a folder in it, for example /tmp/{variable.ToLowerInvariant().Replace('_', '-')}";
        if (error == SystemCalls.ErrorReadOnlyFileSystem) return new KnownCause($"{existing} is on a read-only file system", remedy);
        // runc gives a tmpfs the mode of the folder under it, whatever its options say.
        if (existing == "/tmp") remedy = "mount a tmpfs on it, and let the image's own /tmp have the usual mode (chmod 1777 /tmp), which the runtime takes over";
        var owner = SystemCalls.Stat(existing) is { } facts ? $" ({facts.Mode} {facts.Uid}:{facts.Gid})" : "";
        return new KnownCause($"{existing}{owner} may not be written by {user}", remedy);
    }

    private static ProbeCheck SharedMemory()
    {
        const string Name = ProbeCheckNames.CachePrefix + "shm";
        const string Folder = "/dev/shm";
        if (!Directory.Exists(Folder)) return ProbeCheck.Skipped(Name, "/dev/shm is not there");
        var size = new DriveInfo(Folder).TotalSize;
        var detail = $"/dev/shm has {(size >> 20).ToString("N0", CultureInfo.InvariantCulture)} MiB";
        return ProbeCheck.Ok(Name, size is > 0 and < LeastShared ? $"{detail}: too little for data loaders with worker processes and for NCCL (--shm-size=1g)" : detail);
    }

    private static string Existing(string path)
    {
        var folder = path;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent) folder = parent;
        return folder;
    }

    private string? Value(string name) => environment(name) is { Length: > 0 } value ? ProbeText.OneLine(value) : null;
}
