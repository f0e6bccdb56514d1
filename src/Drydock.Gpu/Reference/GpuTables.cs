using System.Collections.Immutable;
using System.Globalization;
using Drydock.Gpu.Advisories;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>What is known about CUDA, drivers, GPUs and PyTorch, each fact with its source and date.</summary>
public sealed class GpuTables
{
    private static readonly Lazy<GpuTables> Embedded = new(static () => new GpuTables());

    private GpuTables()
    {
    }

    /// <summary>The tables that come with the tool.</summary>
    public static GpuTables BuiltIn => Embedded.Value;

    /// <summary>Oldest CUDA first.</summary>
    public ImmutableArray<CudaLeastDriver> LeastDrivers { get; } =
        Load("cuda-least-driver", static r => new CudaLeastDriver(CudaVersion.Parse(r["cuda"]), DriverVersion.Parse(r["linux"]), DriverVersion.Parse(r["windows"]), r.Citation));

    public ImmutableArray<CudaMinorCompatibility> MinorCompatibility { get; } =
        Load("cuda-minor-compatibility", static r => new CudaMinorCompatibility(Number(r["major"]), DriverVersion.Parse(r["linux"]), DriverVersion.Parse(r["windows"]), r.Citation));

    /// <summary>Oldest CUDA first.</summary>
    public ImmutableArray<CudaPairedDriver> PairedDrivers { get; } =
        Load("cuda-paired-driver", static r => new CudaPairedDriver(CudaVersion.Parse(r["cuda"]), DriverVersion.Parse(r["linux"]), r.Citation));

    /// <summary>Oldest first; the last may only be planned.</summary>
    public ImmutableArray<TorchRelease> TorchReleases { get; } = Load("torch-releases", static r => new TorchRelease(
        Line(r["torch"]),
        Python(r["from"]),
        Python(r["to"]),
        [.. r.Words("experimental").Select(PythonVersion.Parse)],
        [.. r.Words("cuda").Select(CudaVersion.Parse)],
        [.. r.Words("experimental cuda").Select(CudaVersion.Parse)],
        r["date"],
        r["state"] == "planned",
        r.Citation));

    public ImmutableArray<TorchDefaultCuda> DefaultCuda { get; } = Load("torch-default-cuda", static r =>
        new TorchDefaultCuda(Line(r["torch"]), CudaVersion.Parse(r["cuda"]), DriverVersion.Parse(r["least driver"]), r["confirmed"] == "yes", r.Citation));

    public ImmutableArray<TorchArchitectures> Architectures { get; } = Load("torch-architectures", static r => new TorchArchitectures(
        Line(r["from"]),
        Line(r["to"]),
        CudaVersion.Parse(r["cuda"]),
        [.. r.Words("architectures").Select(static word => Architecture(word))],
        r.Words("architectures").Where(static word => word.EndsWith(Ptx, StringComparison.Ordinal)).Select(static word => (GpuArchitecture?)Architecture(word)).FirstOrDefault(),
        r.Citation));

    /// <summary>Oldest first.</summary>
    public ImmutableArray<TorchPins> Pins { get; } = Load("torch-pins", static r => new TorchPins(
        WheelVersion.Parse(r["torch"]),
        WheelVersion.Parse(r["torchvision"]),
        WheelVersion.Parse(r["torchaudio"]),
        [.. r.Words("pythons").Select(PythonVersion.Parse)],
        [.. r.Words("builds").Where(static word => !word.StartsWith(PyPi, StringComparison.Ordinal))],
        r.Words("builds").Where(static word => word.StartsWith(PyPi, StringComparison.Ordinal)).Select(static word => (CudaVersion?)CudaVersion.Parse(word[PyPi.Length..])).FirstOrDefault(),
        r.Citation));

    public ImmutableArray<TorchGlibc> TorchGlibc { get; } = Load("torch-glibc", static r => new TorchGlibc(
        Line(r["from"]), Line(r["to"]), CudaVersion.TryParse(r["cuda"], out var cuda) ? cuda : null, Line(r["glibc"]), r.Citation));

    public ImmutableArray<SystemGlibc> SystemGlibc { get; } =
        Load("system-glibc", static r => new SystemGlibc(r["system"], r["codename"], r["version"], Line(r["glibc"]), Python(r["python"]), r.Citation));

    public ImmutableArray<DriverCapability> Capabilities { get; } = Load("driver-capabilities", static r => new DriverCapability(
        r["capability"],
        r["default"] == "yes",
        r["needed"] switch { "yes" => CapabilityNeed.Needed, "sometimes" => CapabilityNeed.Sometimes, _ => CapabilityNeed.NotNeeded },
        r["grants"],
        r["note"],
        r.Citation));

    public ImmutableArray<GpuModel> Gpus { get; } = Load("gpu-models", static r => new GpuModel(r["gpu"], GpuArchitecture.Parse(r["capability"]), r.Citation));

    /// <summary>Oldest first.</summary>
    public ImmutableArray<DriverBranch> DriverBranches { get; } =
        Load("driver-branches", static r => new DriverBranch(Number(r["branch"]), Date(r["released"]), Date(r["end"]), r["long-term"] == "yes", r.Citation));

    public ImmutableArray<CudaSize> Sizes { get; } = Load("cuda-sizes", static r => new CudaSize(r["what"], Number(r["megabytes"]), r.Citation));

    /// <summary>By CVE, then component.</summary>
    public ImmutableArray<NvidiaAdvisory> ToolkitAdvisories { get; } = Load("toolkit-advisories", NvidiaAdvisory.FromRow);

    private const string Ptx = "+PTX";
    private const string PyPi = "pypi:";

    private static ImmutableArray<T> Load<T>(string name, Func<ReferenceRow, T> read) => [.. ReferenceTable.Open(name).Rows.Select(read)];

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PythonVersion? Python(string text) => text.Length == 0 ? null : PythonVersion.Parse(text);

    private static GpuArchitecture Architecture(string word) => GpuArchitecture.Parse("sm_" + word.Replace(Ptx, "", StringComparison.Ordinal));

    private static (int, int) Line(string text)
    {
        var parts = text.Split('.');
        return (Number(parts[0]), Number(parts[1]));
    }
}
