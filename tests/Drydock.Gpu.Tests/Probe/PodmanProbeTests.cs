using System.Formats.Tar;
using System.Text;
using Drydock.Gpu.Probe;

namespace Drydock.Gpu.Tests.Probe;

/// <summary><c>gpu probe --image</c> through a real Podman, with a store of its own and an image that holds a C library and the stub drivers.</summary>
public sealed class PodmanProbeTests(StubDriver driver) : IAsyncLifetime
{
    private const string Image = "localhost/drydock/gpu:1";
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // The image's hard limits and a network namespace are not everybody's to set; runc is the runtime of the machines that run these tests.
    private static readonly string[] Limits = ["--engine-arg=--ulimit=nofile=1024:1024", "--engine-arg=--ulimit=nproc=1000:1000"];
    private static readonly string[] Nodes = [.. ((string[])["nvidiactl", "nvidia0", "nvidia-uvm"]).Select(static name => $"--engine-arg=--device=/dev/null:/dev/{name}")];

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-podman-gpu-").FullName;
    private string? missing;

    private static string? Binary => Environment.GetEnvironmentVariable("DRYDOCK_BIN") is { Length: > 0 } binary ? binary : null;

    public async ValueTask InitializeAsync()
    {
        missing = driver.Missing;
        if (Binary is null) missing = "DRYDOCK_BIN names no published binary to mount";
        else if (Machine.Find("podman") is null || Machine.Find("runc") is null) missing = "podman and runc are not installed";
        else if (!Environment.IsPrivilegedProcess) missing = "a store of its own needs root";
        if (missing is not null) return;
        await File.WriteAllTextAsync(Path.Combine(folder, "storage.conf"), $"[storage]\ndriver = \"vfs\"\ngraphroot = \"{folder}/root\"\nrunroot = \"{folder}/run\"\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "containers.conf"), "[engine]\ncgroup_manager = \"cgroupfs\"\nevents_logger = \"none\"\nruntime = \"runc\"\n");
        await WriteRootAsync(Path.Combine(folder, "root.tar"), Executable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit);
        var (code, _, error) = await Machine.RunAsync(["podman", "import", "--quiet", "--change", "USER 1000", Path.Combine(folder, "root.tar"), Image], Environments());
        if (code != 0) missing = $"podman cannot make an image here: {error}";
    }

    [Theory]
    [InlineData(null, "uid 1000, gid 0, groups 0")]
    [InlineData("0:0", "uid 0, gid 0")]
    public async Task A_gpu_works_in_a_hardened_container(string? user, string expected)
    {
        var (code, report, _) = await RunAsync([.. Limits, .. Nodes, "--gpus", "none", .. user is null ? [] : (string[])["--user", user]]);
        Assert.Equal((0, ProbeVerdict.Works), (code, report.Verdict));
        Assert.StartsWith(expected, report.User, StringComparison.Ordinal);
        Assert.Equal("0: Stub GPU 0, sm_90, 81920 MiB", ProbeRun.Check(report, ProbeCheckNames.CudaDevices).Detail);

        // runc keeps the mode of the image's /tmp on the tmpfs over it: 1777, so that every user may write.
        Assert.Equal(ProbeStatus.Ok, ProbeRun.Check(report, "cache-tmp").Status);
        Assert.Equal(ProbeStatus.Failed, ProbeRun.Check(report, "cache-home").Status);
    }

    [Fact]
    public async Task Without_nodes_it_does_not_work()
    {
        var (code, report, _) = await RunAsync([.. Limits, "--gpus", "none", "--engine-arg=--env=STUB=cuInit=100"]);
        Assert.Equal((2, ProbeVerdict.DoesNotWork), (code, report.Verdict));
        Assert.StartsWith("the driver's libraries are in the container, but no device node", ProbeRun.Check(report, ProbeCheckNames.CudaInit).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_driver_that_hangs_in_the_container_is_told()
    {
        var (code, report, _) = await RunAsync([.. Limits, .. Nodes, "--gpus", "none", "--timeout", "4s", "--engine-arg=--env=STUB=hang:cuInit"]);
        Assert.Equal((2, "the driver hangs in cuInit"), (code, ProbeRun.Check(report, ProbeCheckNames.CudaInit).Cause));
    }

    [Fact]
    public async Task A_host_without_a_cdi_specification_cannot_give_a_gpu()
    {
        var (code, report, _) = await RunAsync(Limits);
        Assert.SkipWhen(code == 0, "this host has a CDI specification");
        Assert.Equal(2, code);
        Assert.Contains("CDI", Assert.Single(report.Checks).Cause, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<(int ExitCode, ProbeReport Report, string Error)> RunAsync(string[] arguments)
    {
        Assert.SkipWhen(missing is not null, missing ?? "");
        var (code, output, error) = await Machine.RunAsync([Binary!, "gpu", "probe", "--json", "--image", Image, "--engine", "podman", .. arguments], Environments());
        var report = ProbeReportJson.Read(Encoding.UTF8.GetBytes(output));
        Assert.True(report is not null, $"exit code {code}: {output}{error}");
        return (code, report, error);
    }

    private Dictionary<string, string?> Environments() => new(StringComparer.Ordinal)
    {
        ["CONTAINERS_STORAGE_CONF"] = Path.Combine(folder, "storage.conf"),
        ["CONTAINERS_CONF"] = Path.Combine(folder, "containers.conf"),
    };

    /// <summary>The libraries that the program and the stubs need, at the paths that they have here, and the stubs.</summary>
    /// <param name="temporary">Mode of <c>/tmp</c>; a runtime can give it to the tmpfs that is mounted there.</param>
    private async Task WriteRootAsync(string path, UnixFileMode temporary)
    {
        var (_, listed, _) = await Machine.RunAsync(["ldd", Binary!], new Dictionary<string, string?>(StringComparer.Ordinal));
        var libraries = listed.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(static w => w.StartsWith('/')).Distinct();
        await using var writer = new TarWriter(File.Create(path), TarEntryFormat.Pax);
        await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, "tmp") { Mode = temporary });
        foreach (var (from, to) in libraries.Select(static l => (l, l[1..])).Concat(((string[])["libcuda.so.1", "libnvidia-ml.so.1"]).Select(l => (Path.Combine(driver.Whole, l), "usr/lib/" + l))))
        {
            await using var content = File.OpenRead(from);
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, to) { Mode = Executable, DataStream = content });
        }
    }
}
