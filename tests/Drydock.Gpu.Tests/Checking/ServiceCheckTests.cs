using System.Text;
using System.Text.Json;
using Drydock.Gpu.Advisories;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Checking;

public sealed class ServiceCheckTests
{
    private const string Cu124 = "--index-url https://download.pytorch.org/whl/cu124\n";

    private static readonly DateOnly Today = new(2026, 11, 26);

    private static ServiceReport Check(ServiceInput service, string? driver = "550.54.14") => new ServiceCheck(GpuTables.BuiltIn).Check(
        service, new ResolveTarget(Driver: driver is null ? null : DriverVersion.Parse(driver)), GpuHost.Unknown);

    private static ServiceInput Service(string image, params string[] installs) => new()
    {
        Name = "s",
        File = "Dockerfile",
        Base = image,
        BaseLine = 1,
        User = "1000",
        Installs = [.. installs.Select(static (text, i) => new InstallStep("Dockerfile", i + 2, [RequirementsFile.Read(text)]))],
    };

    private static IEnumerable<string> Rules(ServiceReport report) => report.Findings.Select(static f => f.Finding.Rule);

    [Fact]
    public void A_later_install_that_is_satisfied_already_is_not_judged_again()
    {
        var report = Check(Service("python:3.12-slim", Cu124 + "torch==2.5.1+cu124", "torch>=2.0\nnumpy"));
        Assert.Single(report.Installs);
        Assert.Equal(Answer.Yes, report.IsSound);
    }

    [Fact]
    public void A_later_install_of_another_version_is()
    {
        var report = Check(Service("python:3.12-slim", Cu124 + "torch==2.5.1+cu124", "torch>=2.11"));
        Assert.Equal(2, report.Installs.Length);
        Assert.Contains("torch-driver", Rules(report));
    }

    [Theory]
    [InlineData("pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime", "470.82.01", GpuSeverity.Error)]
    [InlineData("nvidia/cuda:12.4.1-runtime-ubuntu22.04", "535.54.03", GpuSeverity.Info)]
    [InlineData("nvidia/cuda:13.0.1-base-ubuntu24.04", "550.54.14", GpuSeverity.Error)]
    [InlineData("nvidia/cuda:12.4.1-runtime-ubuntu22.04", "550.54.14", null)]
    public void The_cuda_of_the_base_must_run_on_the_driver(string image, string driver, GpuSeverity? severity)
    {
        var report = Check(Service(image), driver);
        Assert.True(report.UsesGpu);
        Assert.Equal(severity, report.Findings.FirstOrDefault(static f => f.Finding.Rule == "base-driver")?.Finding.Severity);
    }

    [Fact]
    public void What_cannot_be_told_is_not_sound()
    {
        Assert.Equal(Answer.Unknown, Check(Service("python:3.12-slim", "torch==2.5.7")).IsSound);
        Assert.Equal(Answer.Unknown, Check(Service("python:3.12-slim") with { Unread = [new UnreadLine(1, "x", "gone")] }).IsSound);
    }

    [Fact]
    public void Findings_stand_where_they_are_written()
    {
        var report = Check(Service("python:3.12-slim", Cu124 + "torch==2.5.1+cu124") with
        {
            Variables = [new ImageVariable("NVIDIA_VISIBLE_DEVICES", "all", 7)],
            Starts = [new ServiceStart("web", "compose.yaml", 3, new GpuRequest { Devices = GpuDeviceRequest.AllGpus })],
        });
        Assert.Equal(7, report.Findings.Single(static f => f.Finding.Rule == "visible-devices-all").Line);
        Assert.Equal(("compose.yaml", 3), report.Findings.Where(static f => f.Finding.Rule == "all-gpus-at-start").Select(static f => (f.File, f.Line)).Single());
    }

    [Fact]
    public void A_host_is_matched_with_advisories_and_the_end_of_its_driver()
    {
        var host = HostReport.Of(DriverVersion.Parse("570.26"), [KeyValuePair.Create(NvidiaComponents.Operator, ComponentVersion.Parse("26.3.1"))], [], GpuTables.BuiltIn, Today);
        Assert.Equal("CVE-2026-24260", Assert.Single(host.Matches).Advisory.Cve);
        Assert.True(host.BranchEnded);
        Assert.False(HostReport.Of(DriverVersion.Parse("580.95.05"), [], [], GpuTables.BuiltIn, Today).BranchEnded);
    }

    [Fact]
    public void Json_is_one_object_and_the_table_names_the_pins()
    {
        var report = Check(Service("python:3.12-slim", "torch==2.1.1"));
        var host = HostReport.Of(null, [], [], GpuTables.BuiltIn, Today);
        using var stream = new MemoryStream();
        CheckJson.Write([report], host, GpuTables.BuiltIn, stream);
        var root = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
        Assert.Equal("no", root.GetProperty("services")[0].GetProperty("sound").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("host").GetProperty("driver").ValueKind);
        Assert.Contains("    torch==2.4.1+cu121\n", CheckTable.Of([report], host, GpuTables.BuiltIn), StringComparison.Ordinal);
    }
}
