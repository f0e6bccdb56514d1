using Drydock.Gpu.Probe;
using Drydock.Gpu.Probe.Checks;

namespace Drydock.Gpu.Tests.Probe;

/// <summary>A real Python with a torch package of our own, which says what PyTorch would say.</summary>
public sealed class TorchCheckTests : IDisposable
{
    private const string Working = """
        __version__ = "2.5.1+cu121"
        class version: cuda = "12.1"
        class Matrix:
            def __init__(self, good=True): self.good = good
            def reshape(self, *_): return self
            def remainder(self, _): return self
            def float(self): return self
            def to(self, _): return Matrix(DEVICE_IS_GOOD)
            def cpu(self): return self
            def __matmul__(self, other): return self
        def arange(n): return Matrix()
        def equal(a, b): return a.good == b.good
        def zeros(n, device): raise RuntimeError(FIRST_ERROR)
        class cuda:
            is_available = staticmethod(lambda: AVAILABLE)
            get_arch_list = staticmethod(lambda: ARCHITECTURES)
            get_device_capability = staticmethod(lambda i: CAPABILITY)
            device_count = staticmethod(lambda: 1)
        AVAILABLE = True
        ARCHITECTURES = ["sm_80", "sm_86", "sm_90"]
        CAPABILITY = (8, 9)
        DEVICE_IS_GOOD = True
        FIRST_ERROR = ""

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-torch-").FullName;

    [Fact]
    public async Task A_torch_that_multiplies_rightly_is_ok()
    {
        var answer = await AskAsync(Working);
        Assert.Equal(("2.5.1+cu121", "12.1", ProbeStatus.Ok), (answer.Torch, answer.Cuda, answer.Check.Status));
    }

    [Theory]
    [InlineData("class version: cuda = None", "CPU build")]
    [InlineData("CAPABILITY = (6, 1)", "has no code for this GPU (sm_61)")]
    [InlineData("CAPABILITY = (12, 0)", "has no code for this GPU (sm_120)")]
    [InlineData("DEVICE_IS_GOOD = False", "multiplies wrongly")]
    [InlineData("AVAILABLE = False\nFIRST_ERROR = 'The NVIDIA driver on your system is too old (found version 11040).'", "driver is older than the CUDA runtime")]
    [InlineData("AVAILABLE = False\nFIRST_ERROR = 'Found no NVIDIA driver on your system.'", "started without GPU access")]
    [InlineData("AVAILABLE = False\nFIRST_ERROR = 'CUDA error: no kernel image is available for execution on the device'", "has no code for this GPU")]
    [InlineData("AVAILABLE = False\nFIRST_ERROR = 'Unexpected error from cudaGetDeviceCount(). Error 804: forward compatibility was attempted on non supported HW'", "forward-compatibility library")]
    [InlineData("AVAILABLE = False\nFIRST_ERROR = 'Error 802: system not yet initialized'", "nvidia-fabricmanager")]
    [InlineData("raise ImportError('libcudart.so.12: cannot open shared object file: No such file or directory')", "library that PyTorch needs is missing")]
    [InlineData("raise ValueError('odd')", "PyTorch cannot use the GPU")]
    [InlineData("import os; os.kill(os.getpid(), 11)", "crashes Python")]
    public async Task What_is_wrong_with_it_becomes_a_cause(string change, string cause)
    {
        var answer = await AskAsync(Working + change + "\n");
        Assert.Equal(ProbeStatus.Failed, answer.Check.Status);
        Assert.Contains(cause, answer.Check.Cause, StringComparison.Ordinal);
        Assert.NotNull(answer.Check.Remedy);
    }

    [Fact]
    public async Task Ptx_for_an_older_gpu_is_code_for_this_one()
    {
        var answer = await AskAsync(Working + "CAPABILITY = (12, 0)\nARCHITECTURES = ['sm_80', 'compute_90']\n");
        Assert.Equal(ProbeStatus.Ok, answer.Check.Status);
    }

    [Fact]
    public async Task Without_torch_the_check_is_skipped()
    {
        var answer = await AskAsync(null);
        Assert.SkipWhen(answer.Torch is not null, "this machine's Python has a PyTorch");
        Assert.Equal(ProbeStatus.Skipped, answer.Check.Status);
        Assert.EndsWith("has no PyTorch", answer.Check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_does_not_end_is_unknown()
    {
        var answer = await AskAsync("import signal\nsignal.pause()\n", TimeSpan.FromSeconds(1));
        Assert.Equal(ProbeStatus.Unknown, answer.Check.Status);
        Assert.EndsWith("did not answer within 1 seconds", answer.Check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_torch_prints_is_not_taken_for_the_answer()
    {
        var answer = await AskAsync("print('@drydock-torch {\"torch\": \"9.9\"}')\n" + Working);
        Assert.Equal("2.5.1+cu121", answer.Torch);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<TorchAnswer> AskAsync(string? module, TimeSpan? limit = null)
    {
        var python = Machine.Find("python3");
        Assert.SkipWhen(python is null || OperatingSystem.IsWindows(), "python3 is not installed");
        if (module is not null) File.WriteAllText(Path.Combine(folder, "torch.py"), module);
        var wrapper = Path.Combine(folder, "python3");
        File.WriteAllText(wrapper, $"#!/bin/sh\nPYTHONDONTWRITEBYTECODE=1 PYTHONPATH='{folder}' exec '{python}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return TorchCheck.AskAsync(wrapper, limit ?? TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
