using System.Collections.Immutable;
using System.Globalization;
using Drydock.Gpu.Advisories;

namespace Drydock.Gpu.Reference;

/// <summary>What is known about CUDA, drivers, GPUs and PyTorch, each fact with its source and date.</summary>
public sealed class GpuTables
{
    private static readonly Lazy<GpuTables> Embedded = new(static () => new GpuTables(new DateOnly(2026, 11, 26), "the tool", [.. GpuTableNames.All.Select(ReferenceTable.Open)]));

    private readonly ImmutableArray<ReferenceTable> tables;

    /// <param name="tables">One of each name.</param>
    internal GpuTables(DateOnly asOf, string origin, ImmutableArray<ReferenceTable> tables)
    {
        (AsOf, Origin, this.tables) = (asOf, origin, tables);
        LeastDrivers = Read("cuda-least-driver", GpuTableRows.LeastDriver);
        MinorCompatibility = Read("cuda-minor-compatibility", GpuTableRows.MinorCompatibility);
        PairedDrivers = Read("cuda-paired-driver", GpuTableRows.PairedDriver);
        TorchReleases = Read("torch-releases", GpuTableRows.TorchRelease);
        DefaultCuda = Read("torch-default-cuda", GpuTableRows.DefaultCuda);
        Cudnn = Read("torch-cudnn", GpuTableRows.Cudnn);
        Architectures = Read("torch-architectures", GpuTableRows.Architectures);
        Pins = Read("torch-pins", GpuTableRows.Pins);
        TorchGlibc = Read("torch-glibc", GpuTableRows.TorchGlibc);
        SystemGlibc = Read("system-glibc", GpuTableRows.SystemGlibc);
        Capabilities = Read("driver-capabilities", GpuTableRows.Capability);
        Gpus = Read("gpu-models", GpuTableRows.Gpu);
        DriverBranches = Read("driver-branches", GpuTableRows.DriverBranch);
        Sizes = Read("cuda-sizes", GpuTableRows.Size);
        ToolkitAdvisories = Read("toolkit-advisories", NvidiaAdvisory.FromRow);
    }

    /// <summary>The tables that come with the tool.</summary>
    public static GpuTables BuiltIn => Embedded.Value;

    /// <summary>The day on which the tables were last looked over; single facts have their own dates.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Where they come from: <c>the tool</c>, or the place that they were fetched from.</summary>
    public string Origin { get; }

    /// <summary>Both in a line: <c>facts as of 2026-11-26, from the tool</c>.</summary>
    public string Told => string.Create(CultureInfo.InvariantCulture, $"facts as of {AsOf:yyyy-MM-dd}, from {Origin}");

    /// <summary>Facts of all tables.</summary>
    public int Count => tables.Sum(static t => t.Rows.Length);

    /// <summary>Oldest CUDA first.</summary>
    public ImmutableArray<CudaLeastDriver> LeastDrivers { get; }

    public ImmutableArray<CudaMinorCompatibility> MinorCompatibility { get; }

    /// <summary>Oldest CUDA first.</summary>
    public ImmutableArray<CudaPairedDriver> PairedDrivers { get; }

    /// <summary>Oldest first; the last may only be planned.</summary>
    public ImmutableArray<TorchRelease> TorchReleases { get; }

    public ImmutableArray<TorchDefaultCuda> DefaultCuda { get; }

    public ImmutableArray<TorchCudnn> Cudnn { get; }

    public ImmutableArray<TorchArchitectures> Architectures { get; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<TorchPins> Pins { get; }

    public ImmutableArray<TorchGlibc> TorchGlibc { get; }

    public ImmutableArray<SystemGlibc> SystemGlibc { get; }

    public ImmutableArray<DriverCapability> Capabilities { get; }

    public ImmutableArray<GpuModel> Gpus { get; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<DriverBranch> DriverBranches { get; }

    public ImmutableArray<CudaSize> Sizes { get; }

    /// <summary>By CVE, then component.</summary>
    public ImmutableArray<NvidiaAdvisory> ToolkitAdvisories { get; }

    internal ImmutableArray<ReferenceTable> Tables => tables;

    internal ReferenceTable Table(string name) => tables.First(t => t.Name == name);

    private ImmutableArray<T> Read<T>(string name, Func<ReferenceRow, T> read) => [.. Table(name).Rows.Select(read)];
}
