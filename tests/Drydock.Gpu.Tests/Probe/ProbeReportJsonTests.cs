using System.Text;
using CsCheck;
using Drydock.Gpu.Probe;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Probe;

public sealed class ProbeReportJsonTests
{
    private static readonly Gen<ProbeCheck> Check = Gen.Select(
        Gen.OneOf(Gen.Const(ProbeCheckNames.Computation), Gen.Const(ProbeCheckNames.Nvml), Gen.Const(ProbeCheckNames.Container)), Gen.Enum<ProbeStatus>(), Gen.String[Gen.Char['!', '~'], 0, 40],
        static (name, status, text) => new ProbeCheck(name, status, text, status == ProbeStatus.Failed ? text : null, status == ProbeStatus.Failed ? text : null));

    private static readonly Gen<ProbeReport> Report = Gen.Select(Check.Array[0, 8], Gen.Int[0, 8], Gen.Long[0, 1L << 40], static (checks, devices, memory) => new ProbeReport
    {
        User = "uid 0",
        Driver = devices > 3 ? "550.54.15" : null,
        Devices = [.. Enumerable.Range(0, devices).Select(i => new ProbedDevice(i, $"GPU {i}", new GpuArchitecture(8 + (i % 4), i % 10), memory))],
        Checks = [.. checks],
    });

    [Fact]
    public void What_is_written_is_read_back()
    {
        Report.Sample(static report =>
        {
            var back = ProbeReportJson.Read(Written(report));
            Assert.NotNull(back);
            Assert.Equal((report.User, report.Driver, report.Verdict), (back.User, back.Driver, back.Verdict));
            Assert.Equal(report.Checks, back.Checks);
            Assert.Equal(report.Devices, back.Devices);
        });
    }

    [Fact]
    public void A_cut_report_is_none()
    {
        var whole = Written(new ProbeReport { User = "uid 0", Checks = [ProbeCheck.Ok(ProbeCheckNames.Nvml, "ü")] });
        Assert.All(Enumerable.Range(0, whole.Length - 2), length => Assert.Null(ProbeReportJson.Read(whole.AsMemory(0, length))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"checks":[]}""")]
    [InlineData("""{"user":1,"driver":null,"cuda":null,"torch":null,"torchCuda":null,"devices":[],"checks":[]}""")]
    [InlineData("""{"user":"","driver":null,"cuda":null,"torch":null,"torchCuda":null,"devices":[{"index":0,"name":"","capability":"x","memoryBytes":0}],"checks":[]}""")]
    public void Other_json_is_none(string json) => Assert.Null(ProbeReportJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_report_without_a_computation_never_works() =>
        Assert.Equal(ProbeVerdict.NotProbed, new ProbeReport { User = "", Checks = [ProbeCheck.Ok(ProbeCheckNames.CudaInit, "")] }.Verdict);

    [Fact]
    public void A_failure_that_is_decisive_outweighs_the_computation() => Assert.Equal(ProbeVerdict.DoesNotWork, new ProbeReport
    {
        User = "",
        Checks = [ProbeCheck.Ok(ProbeCheckNames.Computation, ""), ProbeCheck.Failed(ProbeCheckNames.PyTorch, "", new KnownCause("a", "b"))],
    }.Verdict);

    private static byte[] Written(ProbeReport report)
    {
        using var output = new MemoryStream();
        ProbeReportJson.Write(report, output);
        return output.ToArray();
    }
}
