using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Drydock.Gpu.Tests.Probe.StubDriver))]

namespace Drydock.Gpu.Tests.Probe;

/// <summary>Driver libraries built from our own C, in folders that LD_LIBRARY_PATH can name.</summary>
public sealed class StubDriver : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-stub-").FullName;

    public StubDriver()
    {
        if (!OperatingSystem.IsLinux())
        {
            Missing = "the driver's libraries are probed on Linux only";
            return;
        }

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var compiler = ((string[])["gcc", "clang", "cc"]).Select(Machine.Find).FirstOrDefault(static c => c is not null);
        if (compiler is null)
        {
            Missing = "no C compiler (gcc, clang or cc) is installed";
            return;
        }

        Build(compiler, Whole, "libcuda.so.1", "cuda.c");
        Build(compiler, Whole, "libnvidia-ml.so.1", "nvml.c");
        Build(compiler, WithoutLaunch, "libcuda.so.1", "cuda.c", "-DOMIT_LAUNCH");
        Build(compiler, WithoutLaunch, "libnvidia-ml.so.1", "nvml.c", "-DOMIT_SHUTDOWN");
        Directory.CreateDirectory(Damaged);
        File.WriteAllText(Path.Combine(Damaged, "libcuda.so.1"), "");
        File.WriteAllText(Path.Combine(Damaged, "libnvidia-ml.so.1"), "no library");
    }

    /// <summary>Why there is none; null when there is.</summary>
    public string? Missing { get; }

    /// <summary>Everything that the probe needs.</summary>
    public string Whole => Path.Combine(folder, "whole");

    /// <summary>Without cuLaunchKernel and nvmlShutdown.</summary>
    public string WithoutLaunch => Path.Combine(folder, "without-launch");

    /// <summary>Files that are no libraries.</summary>
    public string Damaged => Path.Combine(folder, "damaged");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Build(string compiler, string into, string library, string source, params string[] defines)
    {
        Directory.CreateDirectory(into);
        var file = Path.Combine(folder, source);
        using (var text = typeof(StubDriver).Assembly.GetManifestResourceStream("stubs/" + source)!)
        using (var written = File.Create(file)) text.CopyTo(written);
        string[] arguments = ["-O2", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-shared", "-fPIC", .. defines, "-o", Path.Combine(into, library), file, "-lm"];
        using var process = Process.Start(new ProcessStartInfo(compiler, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{compiler} does not build the stub: {said}");
    }
}
