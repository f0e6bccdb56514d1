using System.Collections.Immutable;
using Drydock.Gpu.Probe;
using Drydock.Gpu.Probe.Causes;
using Drydock.Gpu.Probe.Checks;
using Drydock.Gpu.Probe.Native;
using Drydock.Gpu.Probe.Steps;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Tests.Probe;

/// <summary>Every return code in the tables, returned by a library in a process of its own.</summary>
public sealed class KnownCodeTests(StubDriver driver)
{
    private static readonly FileFacts Device = new(0, 0, 0x21b6, 195, 0);

    public static TheoryData<int> CudaNumbers() => [.. CudaCodes.All.Select(static k => k.Code)];

    public static TheoryData<int> NvmlNumbers() => [.. NvmlCodes.All.Select(static k => k.Code)];

    [Theory]
    [MemberData(nameof(CudaNumbers))]
    public async Task Every_code_of_cuda_has_its_cause_and_remedy(int number)
    {
        var step = await RunAsync(NativeStep.Cuda, $"STUB=cuInit={number}");
        var check = Assert.Single(new CudaChecks(step, Around()).All(), static c => c.Status == ProbeStatus.Failed);
        var known = CudaCodes.Find(number)!;
        Assert.Equal(ProbeCheckNames.CudaInit, check.Name);
        Assert.StartsWith($"cuInit returned {number} {known.Name} (", check.Detail, StringComparison.Ordinal);
        Assert.Equal((known.Cause, known.Remedy), (check.Cause, check.Remedy));
    }

    [Theory]
    [MemberData(nameof(NvmlNumbers))]
    public async Task Every_code_of_nvml_has_its_cause_and_remedy(int number)
    {
        var check = NvmlCheck.Of(await RunAsync(NativeStep.Nvml, $"STUB_NVML={number}"), Around());
        var known = NvmlCodes.Find(number)!;
        Assert.Equal($"nvmlInit_v2 returned {number} {known.Name}", check.Detail);
        Assert.Equal((ProbeStatus.Failed, known.Cause, known.Remedy), (check.Status, check.Cause, check.Remedy));
    }

    [Fact]
    public void The_tables_are_sorted_and_say_no_code_twice()
    {
        Assert.All(new[] { CudaCodes.All, NvmlCodes.All }, static table =>
            Assert.Equal(table.Select(static k => k.Code).Order().Distinct(), table.Select(static k => k.Code)));
    }

    [Fact]
    public void Causes_and_remedies_are_clauses_without_a_full_stop()
    {
        Assert.All(CudaCodes.All.Concat(NvmlCodes.All), static known =>
        {
            Assert.NotEmpty(known.Cause);
            Assert.NotEmpty(known.Remedy);
            Assert.False(known.Cause.EndsWith('.') || known.Remedy.EndsWith('.'), known.Name);
        });
    }

    private static ProbeSurroundings Around() => new()
    {
        Identity = new ProcessIdentity(1000, 1000, []),
        Nodes = ((string[])["/dev/nvidia-uvm", "/dev/nvidia0", "/dev/nvidiactl"]).Select(static path => new DeviceNode(path, Device, 0)).ToImmutableArray(),
        Variables = new NvidiaVariables(static _ => null),
    };

    private Task<StepOutcome> RunAsync(string step, string stub)
    {
        Assert.SkipWhen(driver.Missing is not null, driver.Missing ?? "");
        string[] self = ["/usr/bin/env", stub, $"LD_LIBRARY_PATH={driver.Whole}", .. ProbeRun.Program(), "gpu", "probe-step"];
        return new StepProcess(self, TimeProvider.System).RunAsync(step, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }
}
