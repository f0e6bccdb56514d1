using System.Text;
using Drydock.Gpu.Probe;

namespace Drydock.Gpu.Tests.Probe;

/// <summary>A run of <c>drydock gpu probe --json</c> in surroundings that a test arranges: a /dev of its own, a user, a read-only root.</summary>
internal sealed class ProbeRun
{
    /// <summary>The nodes of a well-made container: the null device stands for each.</summary>
    public const string GoodNodes = "nvidiactl:666:1:3 nvidia0:666:1:3 nvidia-uvm:666:1:3";

    private const int FirstUser = 1000;

    // A mount namespace with its own /dev, so that nodes can be made; everything goes away with the process.
    private const string Arrange = """
        set -e
        mount --make-rprivate /
        mount -t tmpfs -o mode=755 tmpfs /dev
        for node in null:666:1:3 zero:666:1:5 urandom:666:1:9 random:666:1:8 tty:666:5:0 $NODES; do
          IFS=: read -r name mode major minor <<END
        $node
        END
          mknod -m "$mode" "/dev/$name" c "$major" "$minor"
        done
        if [ -n "$MODULE" ]; then
          mount -t tmpfs -o mode=755 tmpfs /proc/driver
          mkdir -p /proc/driver/nvidia
          echo "NVRM version: NVIDIA UNIX x86_64 Kernel Module  $MODULE  Tue Mar  5 22:23:56 UTC 2024" > /proc/driver/nvidia/version
        fi
        if [ -n "$READ_ONLY" ]; then mount -o remount,bind,ro /; fi
        exec setpriv --reuid "$AS" --regid "$AS" --clear-groups --no-new-privs --bounding-set -all "$@"
        """;

    /// <summary>Folder of the driver libraries.</summary>
    public string? Libraries { get; init; }

    /// <summary>What the CUDA stub does.</summary>
    public string Stub { get; init; } = "";

    /// <summary>NAME:MODE:MAJOR:MINOR, separated by spaces.</summary>
    public string Nodes { get; init; } = GoodNodes;

    public int User { get; init; } = FirstUser;

    public bool ReadOnlyRoot { get; init; }

    /// <summary>Version that the kernel module tells; empty for none.</summary>
    public string Module { get; init; } = "";

    public string Timeout { get; init; } = "60s";

    public Dictionary<string, string?> Variables { get; init; } = [];

    /// <summary>Runs it as arranged; skips the test where that cannot be done.</summary>
    public async Task<(int ExitCode, ProbeReport Report)> RunAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs Linux and root, to make device nodes");
        foreach (var program in (string[])["unshare", "setpriv"]) Assert.SkipWhen(Machine.Find(program) is null, $"{program} is not installed");
        var (code, output, error) = await Machine.RunAsync(["unshare", "--mount", "sh", "-c", Arrange, "sh", .. Program(), "gpu", "probe", "--json", "--timeout", Timeout], Environments());
        var report = ProbeReportJson.Read(Encoding.UTF8.GetBytes(output));
        Assert.True(report is not null, $"exit code {code}: {output}{error}");
        return (code, report);
    }

    /// <summary>The check of a name.</summary>
    public static ProbeCheck Check(ProbeReport report, string name) => Assert.Single(report.Checks, c => c.Name == name);

    /// <summary>Program and arguments that start drydock.</summary>
    public static string[] Program()
    {
        if (Environment.GetEnvironmentVariable("DRYDOCK_BIN") is { Length: > 0 } binary) return [binary];
        return [Machine.Find("dotnet") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "drydock.dll")];
    }

    private Dictionary<string, string?> Environments()
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["NODES"] = Nodes,
            ["MODULE"] = Module,
            ["READ_ONLY"] = ReadOnlyRoot ? "1" : "",
            ["AS"] = User.ToString(),
            ["STUB"] = Stub,
            ["LD_LIBRARY_PATH"] = Libraries,
            ["HOME"] = "/nonexistent",
            ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
            ["DOTNET_EnableDiagnostics"] = "0",
        };
        foreach (var (name, value) in Variables) all[name] = value;
        return all;
    }
}
