using System.Collections.Immutable;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Questions to the tables about versions of PyTorch.</summary>
internal sealed class TorchCatalogue(GpuTables tables)
{
    public const string CpuBuild = "cpu";

    public GpuTables Tables => tables;

    /// <summary>All versions that are known by name, oldest first: exact ones, and the first of a release that has none.</summary>
    public ImmutableArray<WheelVersion> Versions { get; } = Known(tables);

    public TorchRelease? Release(WheelVersion torch) => tables.TorchReleases.FirstOrDefault(r => r.Line == torch.Line);

    public TorchPins? Pins(WheelVersion torch) => tables.Pins.FirstOrDefault(p => p.Torch.Equals(torch.Public));

    public TorchDefaultCuda? Default(WheelVersion torch) => tables.DefaultCuda.FirstOrDefault(d => d.Line == torch.Line);

    public TorchCudnn? Cudnn(WheelVersion torch, CudaVersion cuda) => tables.Cudnn.FirstOrDefault(c => c.Line == torch.Line && c.Cuda == cuda.Line);

    public TorchArchitectures? Architectures(WheelVersion torch, CudaVersion cuda) =>
        tables.Architectures.FirstOrDefault(a => a.Cuda == cuda && torch.Line.CompareTo(a.From) >= 0 && torch.Line.CompareTo(a.To) <= 0);

    public TorchGlibc? Glibc(WheelVersion torch, CudaVersion? cuda)
    {
        var rows = tables.TorchGlibc.Where(g => torch.Line.CompareTo(g.From) >= 0 && torch.Line.CompareTo(g.To) <= 0).ToList();
        return rows.FirstOrDefault(g => g.Cuda is not null && g.Cuda == cuda) ?? rows.FirstOrDefault(static g => g.Cuda is null);
    }

    /// <summary>The builds that a version has on PyTorch's index; empty when they are not known.</summary>
    public ImmutableArray<string> Builds(WheelVersion torch)
    {
        if (Pins(torch) is { Builds.Length: > 0 } pins) return pins.Builds;
        return Release(torch) is { Planned: false } release ? [CpuBuild, .. release.AllCuda.Select(static c => c.WheelTag)] : [];
    }

    /// <summary>Where the builds of a version are known from.</summary>
    public Citation? BuildsCitation(WheelVersion torch) => Pins(torch) is { Builds.Length: > 0 } pins ? pins.Citation : Release(torch)?.Citation;

    /// <summary>Whether the Python has wheels; an experimental one counts.</summary>
    public Answer Supports(WheelVersion torch, PythonVersion python)
    {
        if (Release(torch) is not { From: not null, Planned: false } release) return Answer.Unknown;
        return release.Pythons.Contains(python) || release.ExperimentalPythons.Contains(python) ? Answer.Yes : Answer.No;
    }

    public CudaLeastDriver? LeastDriver(CudaVersion cuda) => tables.LeastDrivers.FirstOrDefault(l => l.Cuda == cuda.Line);

    /// <summary>The least driver; NVIDIA's own table where the other only names a branch, or the same driver in another spelling.</summary>
    public (DriverVersion Driver, Citation Citation)? MinDriver(CudaVersion cuda)
    {
        var least = LeastDriver(cuda);
        var minor = tables.MinorCompatibility.FirstOrDefault(m => m.Major == cuda.Major);
        if (minor is not null && (least is null || least.Linux == minor.Linux || least.Linux is { Minor: 0, Patch: 0 })) return (minor.Linux, minor.Citation);
        return least is null ? null : (least.Linux, least.Citation);
    }

    /// <summary>The driver that the first release of a CUDA version was published with.</summary>
    public CudaPairedDriver? Paired(CudaVersion cuda) => tables.PairedDrivers.FirstOrDefault(p => p.Cuda == cuda.Line);

    private static ImmutableArray<WheelVersion> Known(GpuTables tables)
    {
        var exact = tables.Pins.Select(static p => p.Torch).ToList();
        var first = tables.TorchReleases.Where(static r => !r.Planned).Select(static r => WheelVersion.Parse($"{r.Line.Major}.{r.Line.Minor}.0"));
        return [.. exact.Concat(first).Distinct().Order()];
    }
}
