using System.Collections.Immutable;
using System.Globalization;
using Drydock.Gpu.Probe.Causes;
using Drydock.Gpu.Probe.Native;
using Drydock.Gpu.Probe.Steps;
using Drydock.Gpu.Probe.Surroundings;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Probe.Checks;

/// <summary>What the step that uses the CUDA driver API found, as checks: library, initialization, version, devices, computation.</summary>
internal sealed class CudaChecks(StepOutcome step, ProbeSurroundings around)
{
    private static readonly ImmutableArray<string> Order =
        [ProbeCheckNames.DriverLibrary, ProbeCheckNames.CudaInit, ProbeCheckNames.CudaVersion, ProbeCheckNames.CudaDevices, ProbeCheckNames.Computation];

    private readonly StepTrace trace = step.Trace;

    private string File => trace.Fact("file") ?? CudaDriver.Library;

    /// <summary>Newest CUDA version that the driver supports; null when it did not tell.</summary>
    public CudaVersion? Version => trace.Number("version") is { } number and > 0 ? new CudaVersion(number / 1000, number % 1000 / 10) : null;

    /// <summary>The driver is stuck: nothing else that uses it will answer.</summary>
    public bool Hangs => step.Process.End == ProcessEnd.TimedOut;

    /// <summary>The driver could be initialized.</summary>
    public bool Starts => trace.Succeeded("cuInit");

    /// <summary>The devices that the driver told.</summary>
    public ImmutableArray<ProbedDevice> Devices() => [.. trace.Facts("device").Select(DeviceOf).OfType<ProbedDevice>()];

    /// <summary>The checks, up to the first that failed; those behind it are skipped.</summary>
    public IEnumerable<ProbeCheck> All()
    {
        var failed = FailedCheck();
        foreach (var name in Order)
        {
            if (failed is null)
            {
                yield return Good(name);
                continue;
            }

            if (failed.Name == name) yield return failed;
            else if (Order.IndexOf(name) < Order.IndexOf(failed.Name)) yield return Good(name);
            else yield return ProbeCheck.Skipped(name, $"not reached: {failed.Name} failed");
        }
    }

    private ProbeCheck? FailedCheck()
    {
        if (step.Abnormal(File) is { } end)
        {
            var owner = OwnerOf(trace.Pending);
            return end.IsDrivers ? ProbeCheck.Failed(owner, end.Detail, end.Cause) : ProbeCheck.Unknown(owner, end.Detail, end.Cause);
        }

        var missing = trace.Facts("missing").Select(static f => f[0]).ToList();
        if (missing.Count > 0) return ProbeCheck.Failed(ProbeCheckNames.DriverLibrary, $"{File} lacks {string.Join(", ", missing)}", GpuAccess.MissingSymbols(File));
        if (trace.FirstFailure("cuDriverGetVersion") is { } failure) return Failed(failure);
        return WrongVersion() ?? WrongDevices() ?? WrongResult();
    }

    private ProbeCheck Failed((string Name, int Code, string Text) failure)
    {
        if (failure.Name.StartsWith("load ", StringComparison.Ordinal))
            return ProbeCheck.Failed(ProbeCheckNames.DriverLibrary, failure.Text, CudaCauses.OfMissingLibrary(failure.Text, around));
        var where = trace.Facts("computing").LastOrDefault() is { IsDefaultOrEmpty: false } device ? $" on device {device[0]}" : "";
        return ProbeCheck.Failed(
            OwnerOf(failure.Name), $"{failure.Name}{where} returned {CudaCodes.Describe(failure.Code, failure.Text)} ({File})", CudaCauses.OfCode(failure.Code, failure.Text, around));
    }

    private ProbeCheck? WrongVersion()
    {
        const string Name = ProbeCheckNames.CudaVersion;
        if (Version is not { } driver) return ProbeCheck.Failed(Name, $"the driver tells no CUDA version ({trace.Fact("version") ?? "cuDriverGetVersion failed"})", GpuAccess.MissingSymbols(File));
        if (driver.Major < CudaOldest) return ProbeCheck.Failed(Name, $"the driver supports CUDA {driver}", new KnownCause(
            $"the host's driver is too old: it supports CUDA {driver}, and the test program needs {CudaOldest}.0", "install a supported driver on the host"));
        if (around.Variables.CudaVersion is { } text && CudaVersion.TryParse(text, out var image) && driver.Major < image.Major)
            return ProbeCheck.Failed(Name, $"the driver supports CUDA {driver}, the image has CUDA {image} (CUDA_VERSION)", CudaCodes.CauseOf(CudaCodes.InsufficientDriver, ""));
        return null;
    }

    private ProbeCheck? WrongDevices()
    {
        const string Name = ProbeCheckNames.CudaDevices;
        if (trace.Number("devices") is not > 0) return ProbeCheck.Failed(Name, "cuDeviceGetCount tells 0 devices", CudaCauses.OfCode(CudaCodes.NoDevice, "", around));
        return null;
    }

    private ProbeCheck? WrongResult()
    {
        const string Name = ProbeCheckNames.Computation;
        foreach (var result in trace.Facts("computed").Where(static r => r.Length > 2 && r[2] != "0"))
        {
            return ProbeCheck.Failed(Name, $"device {result[0]}: {result[2]} of {result[1]} results differ from the CPU's: {result[^1]}", new KnownCause(
                "the device computes wrong results: its memory or processor is faulty, or a library stands between",
                "take the GPU out of service, look at nvidia-smi -q -d ECC,ROW_REMAPPER and run NVIDIA's diagnostics (dcgmi diag -r 3); remove LD_PRELOAD"));
        }

        if (trace.Facts("computed").Count() < Math.Max(1, Devices().Length)) return ProbeCheck.Unknown(Name, "not every device told its result", AbnormalEnds.Ended);
        return around.HasGpuNode ? null : ProbeCheck.Unknown(Name, $"{File} computed rightly, but there is no device node of a GPU", GpuAccess.NotAGpu(File));
    }

    private ProbeCheck Good(string name) => ProbeCheck.Ok(name, name switch
    {
        ProbeCheckNames.DriverLibrary => File,
        ProbeCheckNames.CudaInit => "cuInit returned 0",
        ProbeCheckNames.CudaVersion => VersionDetail(),
        ProbeCheckNames.CudaDevices => string.Join(", ", Devices().Select(static d => $"{d.Index}: {d.Name}, {d.Architecture}, {d.MemoryBytes >> 20} MiB")),
        _ => $"{Computation.Count} integers and {Computation.Count} floating-point numbers equal the CPU's on {Devices().Length} of {trace.Number("devices")} devices",
    });

    private string VersionDetail()
    {
        var told = $"the driver supports CUDA {Version?.ToString() ?? "(not told)"}";
        if (around.Variables.CudaVersion is not { } text || !CudaVersion.TryParse(text, out var image) || Version is not { } driver) return told;
        return image.Line <= driver
            ? $"{told}, the image has {image}"
            : $"{told}, the image has {image}: minor-version compatibility, which does not cover PTX (error 222)";
    }

    private static string OwnerOf(string? call) => call switch
    {
        null => ProbeCheckNames.Computation,
        "cuInit" or "cuDriverGetVersion" => ProbeCheckNames.CudaInit,
        "cuDeviceGetCount" or "cuDeviceGet" or "cuDeviceGetName" or "cuDeviceGetAttribute" or "cuDeviceTotalMem_v2" => ProbeCheckNames.CudaDevices,
        _ when call.StartsWith("load ", StringComparison.Ordinal) => ProbeCheckNames.DriverLibrary,
        _ => ProbeCheckNames.Computation,
    };

    private static ProbedDevice? DeviceOf(ImmutableArray<string> fact)
    {
        if (fact.Length < 5 || !Number(fact[0], out var index) || !Number(fact[1], out var major) || !Number(fact[2], out var minor)) return null;
        return long.TryParse(fact[3], NumberStyles.None, CultureInfo.InvariantCulture, out var memory) ? new ProbedDevice(index, fact[4], new GpuArchitecture(major, minor), memory) : null;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    // PTX ISA 6.0 came with CUDA 9.0.
    private const int CudaOldest = 9;
}
