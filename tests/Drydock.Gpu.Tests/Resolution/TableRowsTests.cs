using System.Globalization;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Resolution;

/// <summary>Every row of the tables, asked of the resolver.</summary>
public sealed class TableRowsTests
{
    private static readonly GpuTables Tables = GpuTables.BuiltIn;
    private static readonly TorchResolver Resolver = new(Tables);

    public static TheoryData<string, string> Pins => [.. Tables.Pins.SelectMany(static p => p.Builds.Select(b => new TheoryDataRow<string, string>(p.Torch.ToString(), b)))];

    public static TheoryData<string> Releases => [.. Tables.TorchReleases.Where(static r => !r.Planned).Select(static r => $"{r.Line.Major}.{r.Line.Minor}")];

    public static TheoryData<string> Cudas => [.. Tables.LeastDrivers.Select(static l => l.Cuda.ToString())];

    public static TheoryData<string> Paired => [.. Tables.PairedDrivers.Select(static p => p.Cuda.ToString())];

    private static TorchResolution Resolve(string requirements, string? index, PythonVersion python, DriverVersion? driver = null) => Resolver.Resolve(
        RequirementsFile.Read(requirements) with { Indexes = new PackageIndexes(index, [], [], false) }, new ResolveTarget(python, driver));

    [Theory]
    [MemberData(nameof(Pins))]
    public void Every_pinned_build_installs_with_its_companions_on_its_pythons(string torch, string build)
    {
        var pins = Tables.Pins.Single(p => p.Torch.Equals(WheelVersion.Parse(torch)));
        var requirements = $"torch=={torch}+{build}\ntorchvision=={pins.TorchVision}\ntorchaudio=={pins.TorchAudio}\n";
        // The release of 1.11 has no row of its own, so its Pythons are unknown.
        var expected = pins.Torch.Line == (1, 11) ? Answer.Unknown : Answer.Yes;
        Assert.All(pins.Pythons, python => Assert.Equal(expected, Resolve(requirements, TorchIndex.UrlOf(build), python).Installs));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_release_installs_on_its_pythons_and_on_no_other(string line)
    {
        var release = Tables.TorchReleases.Single(r => r.Line == WheelVersion.Parse(line).Line);
        for (var minor = 6; minor <= 17; minor++)
        {
            var python = new PythonVersion(3, minor);
            var supported = release.Pythons.Contains(python) || release.ExperimentalPythons.Contains(python);
            var answer = Resolve($"torch=={line}.0", null, python);
            // Which CUDA PyPI's wheel of 1.12 has is not in the tables.
            Assert.Equal(!supported ? Answer.No : line == "1.12" ? Answer.Unknown : Answer.Yes, answer.Installs);
            Assert.Contains(answer.Reasons, r => supported ? r.Kind != ReasonKind.Blocks : r.Id == "python" && r.Citation is not null);
        }
    }

    [Theory]
    [MemberData(nameof(Cudas))]
    public void Every_cuda_starts_from_its_least_driver_on(string text)
    {
        var cuda = CudaVersion.Parse(text);
        var row = Tables.LeastDrivers.Single(l => l.Cuda == cuda);
        var catalogue = new TorchCatalogue(Tables);
        var least = catalogue.MinDriver(cuda)!.Value.Driver;
        Assert.True(least >= row.Linux);
        Assert.Equal(least.Branch, row.Linux.Branch);
        Assert.NotEqual(DriverFit.TooOld, RunChecks.Fit(catalogue, cuda, least));
        Assert.Equal(DriverFit.TooOld, RunChecks.Fit(catalogue, cuda, DriverVersion.Parse((least.Branch - 1).ToString(CultureInfo.InvariantCulture) + ".999.99")));
    }

    [Theory]
    [MemberData(nameof(Paired))]
    public void Every_paired_driver_runs_its_cuda_in_full(string text)
    {
        var row = Tables.PairedDrivers.Single(p => p.Cuda == CudaVersion.Parse(text));
        Assert.Equal(DriverFit.Paired, RunChecks.Fit(new TorchCatalogue(Tables), row.Cuda, row.Linux));
    }

    [Fact]
    public void Every_gpu_is_found_by_its_name() => Assert.All(Tables.Gpus, static gpu =>
    {
        Assert.Equal(gpu.Architecture, GpuNames.Find(gpu.Name, Tables));
        Assert.Equal(gpu.Architecture, GpuNames.Find("NVIDIA " + gpu.Name, Tables));
    });

    [Theory]
    [InlineData("NVIDIA H100 80GB HBM3", "sm_90")]
    [InlineData("NVIDIA A100-SXM4-40GB", "sm_80")]
    [InlineData("NVIDIA A100-PCIE-40GB", "sm_80")]
    [InlineData("Tesla T4", "sm_75")]
    [InlineData("NVIDIA GeForce RTX 4090", "sm_89")]
    [InlineData("rtx 4070 ti", "sm_89")]
    [InlineData("NVIDIA L40S", "sm_89")]
    [InlineData("NVIDIA A10G", null)]
    [InlineData("H1000", null)]
    [InlineData("Radeon", null)]
    public void A_gpu_is_known_by_what_nvidia_smi_prints(string name, string? architecture) =>
        Assert.Equal(architecture, GpuNames.Find(name, Tables)?.ToString());
}
