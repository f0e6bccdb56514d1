using Drydock.Gpu.Reference;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Reference;

/// <summary>The embedded tables say the same as larger ones, row by row, where these are at hand.</summary>
public sealed class TableAgreementTests
{
    private static readonly GpuTables Tables = GpuTables.BuiltIn;

    [Fact]
    public void Every_least_driver_agrees()
    {
        var rows = TableFiles.Rows("cuda_min_driver_uv.csv");
        Assert.Equal(Tables.LeastDrivers.Length * 2, rows.Count);
        Assert.All(rows, static row =>
        {
            var ours = Tables.LeastDrivers.Single(l => l.Cuda == CudaVersion.Parse(row["cuda"]));
            Assert.Equal(DriverVersion.Parse(row["min_driver_for_minor_version_compat"]), row["os"] == "linux" ? ours.Linux : ours.Windows);
            Assert.Equal(row["wheel_tag"], ours.Cuda.WheelTag);
        });
    }

    [Fact]
    public void Every_minor_compatibility_agrees()
    {
        var rows = TableFiles.Rows("cuda_minor_compat.csv");
        Assert.Equal(Tables.MinorCompatibility.Length, rows.Count);
        Assert.All(rows, static row =>
        {
            var ours = Tables.MinorCompatibility.Single(m => m.Major.ToString() == row["cuda_major"]);
            Assert.Contains(ours.Linux.ToString(), row["min_linux_driver"], StringComparison.Ordinal);
            Assert.Equal(DriverVersion.Parse(row["min_windows_driver"]), ours.Windows);
        });
    }

    [Fact]
    public void Every_paired_driver_agrees()
    {
        var rows = TableFiles.Rows("cuda_native_driver.csv");
        Assert.Equal(Tables.PairedDrivers.Length, rows.Count);
        Assert.All(rows, static row =>
        {
            var ours = Tables.PairedDrivers.Single(p => p.Cuda == CudaVersion.Parse(row["image_version"]));
            Assert.Equal(DriverVersion.Parse(row["linux_driver_paired"]), ours.Linux);
            if (row["cuda_release"].Contains(' ', StringComparison.Ordinal)) Assert.Equal(ours.Cuda, CudaVersion.Parse(row["cuda_release"]));
        });
    }

    [Fact]
    public void Every_pytorch_release_agrees()
    {
        var rows = TableFiles.Rows("pytorch_release_matrix.csv");
        Assert.Equal(Tables.TorchReleases.Length, rows.Count);
        Assert.All(rows, static row =>
        {
            var ours = Tables.TorchReleases.Single(r => $"{r.Line.Major}.{r.Line.Minor}" == row["torch"]);
            Assert.Equal(row["python_min"], ours.From?.ToString() ?? "");
            Assert.Equal(row["python_max"], ours.To?.ToString() ?? "");
            Assert.Equal(row["python_experimental"], string.Join(' ', ours.ExperimentalPythons));
            Assert.StartsWith(string.Join(' ', ours.StableCuda), row["cuda_stable"], StringComparison.Ordinal);
            Assert.Equal(row["cuda_experimental"], string.Join(' ', ours.ExperimentalCuda));
            Assert.StartsWith(ours.Date, row["release_date"], StringComparison.Ordinal);
            Assert.Equal(row["release_date"].Contains("planned", StringComparison.Ordinal), ours.Planned);
        });
    }

    [Fact]
    public void Every_default_build_agrees()
    {
        var rows = TableFiles.Rows("pytorch_pypi_default_cuda.csv");
        Assert.Equal(Tables.DefaultCuda.Length, rows.Count);
        Assert.All(rows, static row =>
        {
            var ours = Tables.DefaultCuda.Single(d => $"{d.Line.Major}.{d.Line.Minor}" == row["torch"]);
            Assert.Equal(row["pypi_default_cuda_linux_x86_64"], ours.Cuda.ToString());
            Assert.Equal(row["min_driver_minor_compat"], ours.LeastDriver.ToString());
        });
    }

    [Fact]
    public void Every_architecture_list_agrees()
    {
        var rows = TableFiles.Rows("pytorch_cuda_arch.csv").Where(static r => r["arch_linux_x86_64"].Length > 0).ToList();
        Assert.True(rows.Count >= 6);
        Assert.All(rows, static row =>
        {
            var lines = row["torch_line"].Split('-');
            var ours = Tables.Architectures.Single(a => $"{a.From.Major}.{a.From.Minor}" == lines[0] && $"{a.To.Major}.{a.To.Minor}" == lines[^1] && a.Cuda.ToString() == row["cuda"]);
            Assert.Equal(row["arch_linux_x86_64"].Replace("+PTX", "", StringComparison.Ordinal), string.Join(' ', ours.Architectures));
        });
    }

    [Fact]
    public void Every_pairing_agrees()
    {
        var rows = TableFiles.Rows("torch_pins_cog.csv");
        Assert.All(rows, static row =>
        {
            var ours = Tables.Pins.Single(p => p.Torch == WheelVersion.Parse(row["torch"]));
            Assert.Equal(WheelVersion.Parse(row["torchvision"]).Public, ours.TorchVision);
            Assert.Equal(WheelVersion.Parse(row["torchaudio"]), ours.TorchAudio);
            Assert.Equal(row["pythons_ge_3_10_only"], string.Join(' ', ours.Pythons));
            if (row["local_tag"].Length > 0) Assert.Contains(row["local_tag"], ours.Builds);
            else Assert.Equal(CudaVersion.Parse(row["cuda"]), ours.PyPiCuda);
        });
        Assert.Equal(rows.Count, Tables.Pins.Sum(static p => p.Builds.Length + (p.PyPiCuda is null ? 0 : 1)));
    }

    [Fact]
    public void Every_capability_agrees() => Assert.All(
        TableFiles.Rows("nvidia_driver_capabilities.csv").Where(static r => r["capability"] is not ("all" or "none" or "(empty/unset)")),
        static row => Assert.Equal(row["default"] == "yes", Tables.Capabilities.Single(c => c.Name == row["capability"]).IsDefault));

    [Fact]
    public void Every_advisory_agrees() => Assert.All(TableFiles.Rows("nvidia_toolkit_cves.csv"), static row =>
    {
        var ours = Tables.ToolkitAdvisories.First(a => row["cve"].StartsWith(a.Cve, StringComparison.Ordinal) && a.Component == row["component"]);
        Assert.Equal(row["cvss"], ours.Score?.ToString());
        Assert.Equal(row["severity"], ours.Severity, ignoreCase: true);
        Assert.Equal(row["affected"], "<=" + ours.Affected[0].To);
        Assert.Equal(row["fixed"], ours.Fixed);
        Assert.Equal(row["bulletin"], ours.Bulletin);
        Assert.StartsWith(ours.Published, row["published"], StringComparison.Ordinal);
    });
}
