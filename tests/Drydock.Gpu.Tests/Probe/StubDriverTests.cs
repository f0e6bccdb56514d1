using Drydock.Gpu.Probe;
using Drydock.Gpu.Probe.Causes;

namespace Drydock.Gpu.Tests.Probe;

/// <summary>The whole program against driver libraries of our own, as the service's user.</summary>
public sealed class StubDriverTests(StubDriver driver)
{
    private string Whole
    {
        get
        {
            Assert.SkipWhen(driver.Missing is not null, driver.Missing ?? "");
            return driver.Whole;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public async Task A_gpu_that_computes_rightly_works(int user)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, User = user, Module = "550.54.15", Stub = "devices=2 sm=89" }.RunAsync();
        Assert.Equal((0, ProbeVerdict.Works), (code, report.Verdict));
        Assert.Equal(("550.54.15", "12.4"), (report.Driver, report.Cuda));
        Assert.Equal(["0 Stub GPU 0 sm_89 81920", "1 Stub GPU 1 sm_89 81920"], report.Devices.Select(static d => $"{d.Index} {d.Name} {d.Architecture} {d.MemoryBytes >> 20}"));
        Assert.Equal($"uid {user}, gid {user}", report.User);
        Assert.Equal(ProbeStatus.Ok, ProbeRun.Check(report, ProbeCheckNames.DeviceNodes).Status);
        Assert.Equal(Path.Combine(driver.Whole, "libcuda.so.1"), ProbeRun.Check(report, ProbeCheckNames.DriverLibrary).Detail);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public async Task Under_a_read_only_root_the_gpu_works_and_the_caches_are_told(int user)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, User = user, ReadOnlyRoot = true, Variables = { ["HOME"] = "/var/tmp" } }.RunAsync();
        var cache = ProbeRun.Check(report, "cache-cuda");
        Assert.Equal((0, ProbeVerdict.Works, ProbeStatus.Failed), (code, report.Verdict, cache.Status));
        Assert.Equal("/var/tmp is on a read-only file system", cache.Cause);
        Assert.Contains("--tmpfs /tmp", cache.Remedy, StringComparison.Ordinal);
        Assert.Contains("CUDA_CACHE_PATH", cache.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(100)]
    [InlineData(222)]
    [InlineData(802)]
    [InlineData(803)]
    [InlineData(804)]
    [InlineData(999)]
    public async Task A_code_of_cuda_is_told_with_cause_and_remedy(int number)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = $"cuInit={number}" }.RunAsync();
        var check = ProbeRun.Check(report, ProbeCheckNames.CudaInit);
        var known = CudaCodes.Find(number)!;
        Assert.Equal((2, ProbeVerdict.DoesNotWork, ProbeStatus.Failed), (code, report.Verdict, check.Status));
        Assert.StartsWith($"cuInit returned {number} {known.Name}", check.Detail, StringComparison.Ordinal);
        Assert.Equal((known.Cause, known.Remedy), (check.Cause, check.Remedy));
        Assert.Equal(ProbeStatus.Skipped, ProbeRun.Check(report, ProbeCheckNames.Computation).Status);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(18)]
    public async Task A_code_of_nvml_does_not_stop_the_computation(int number)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Variables = { ["STUB_NVML"] = number.ToString() } }.RunAsync();
        var check = ProbeRun.Check(report, ProbeCheckNames.Nvml);
        Assert.Equal((0, ProbeStatus.Failed, NvmlCodes.Find(number)!.Cause), (code, check.Status, check.Cause));
    }

    [Theory]
    [InlineData("cuDeviceGetCount", 100, ProbeCheckNames.CudaDevices)]
    [InlineData("cuDevicePrimaryCtxRetain", 46, ProbeCheckNames.Computation)]
    [InlineData("cuModuleLoadData", 222, ProbeCheckNames.Computation)]
    [InlineData("cuModuleLoadData", 209, ProbeCheckNames.Computation)]
    [InlineData("cuMemAlloc_v2", 2, ProbeCheckNames.Computation)]
    [InlineData("cuCtxSynchronize", 719, ProbeCheckNames.Computation)]
    public async Task A_call_that_fails_later_fails_its_own_check(string call, int number, string name)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = $"{call}={number}" }.RunAsync();
        var check = ProbeRun.Check(report, name);
        Assert.Equal((2, ProbeStatus.Failed), (code, check.Status));
        Assert.Contains($"{call}", check.Detail, StringComparison.Ordinal);
        Assert.Equal(CudaCodes.Find(number)!.Cause, check.Cause);
        Assert.Equal(ProbeStatus.Ok, ProbeRun.Check(report, ProbeCheckNames.CudaInit).Status);
    }

    [Fact]
    public async Task A_code_that_nobody_knows_is_named_by_the_driver()
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = "cuInit=4242" }.RunAsync();
        var check = ProbeRun.Check(report, ProbeCheckNames.CudaInit);
        Assert.Equal(2, code);
        Assert.Contains("4242 CUDA_ERROR_STUB_4242", check.Detail, StringComparison.Ordinal);
        Assert.NotNull(check.Remedy);
    }

    [Theory]
    [InlineData("wrong", "1 of 65537")]
    [InlineData("unfused", "6260 of 65537")]
    public async Task One_wrong_bit_is_found(string stub, string told)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = stub }.RunAsync();
        var check = ProbeRun.Check(report, ProbeCheckNames.Computation);
        Assert.Equal((2, ProbeStatus.Failed), (code, check.Status));
        Assert.Contains(told, check.Detail, StringComparison.Ordinal);
        Assert.StartsWith("the device computes wrong results", check.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hang:cuInit", ProbeCheckNames.CudaInit)]
    [InlineData("hang:cuCtxSynchronize", ProbeCheckNames.Computation)]
    public async Task A_driver_that_hangs_ends_with_the_time(string stub, string name)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = stub, Timeout = "4s" }.RunAsync();
        var check = ProbeRun.Check(report, name);
        Assert.Equal((2, ProbeStatus.Failed), (code, check.Status));
        Assert.Matches($"^{stub[5..]} did not return within [1-4] seconds$", check.Detail);
        Assert.Equal($"the driver hangs in {stub[5..]}", check.Cause);
    }

    [Theory]
    [InlineData("crash:cuInit", ProbeCheckNames.CudaInit, "with signal 11 (SIGSEGV)")]
    [InlineData("crash:cuLaunchKernel", ProbeCheckNames.Computation, "with signal 11 (SIGSEGV)")]
    [InlineData("exit:cuDeviceGetCount", ProbeCheckNames.CudaDevices, "with exit code 3")]
    [InlineData("flood:cuInit", ProbeCheckNames.CudaInit, "printed without end")]
    public async Task A_driver_that_ends_the_process_is_told(string stub, string name, string told)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = stub }.RunAsync();
        var check = ProbeRun.Check(report, name);
        Assert.Equal((2, ProbeStatus.Failed), (code, check.Status));
        Assert.Contains(told, check.Detail, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(driver.Whole, "libcuda.so.1"), check.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hang", "nvmlInit_v2 did not return within 1 second")]
    [InlineData("crash", "in nvmlInit_v2 with signal 11 (SIGSEGV)")]
    public async Task Nvml_may_hang_or_crash_while_the_gpu_works(string stub, string told)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Timeout = stub == "hang" ? "5s" : "60s", Variables = { ["STUB_NVML"] = stub } }.RunAsync();
        var check = ProbeRun.Check(report, ProbeCheckNames.Nvml);
        Assert.Equal((0, ProbeStatus.Failed), (code, check.Status));
        Assert.Contains(told, check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_library_prints_is_not_taken_for_the_probes_own_words()
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = "chatty" }.RunAsync();
        Assert.Equal((0, ProbeVerdict.Works), (code, report.Verdict));
    }

    [Fact]
    public async Task Missing_functions_are_named()
    {
        Assert.NotNull(Whole);
        var (code, report) = await new ProbeRun { Libraries = driver.WithoutLaunch }.RunAsync();
        var check = ProbeRun.Check(report, ProbeCheckNames.DriverLibrary);
        Assert.Equal((2, ProbeStatus.Failed), (code, check.Status));
        Assert.EndsWith("libcuda.so.1 lacks cuLaunchKernel", check.Detail, StringComparison.Ordinal);
        Assert.EndsWith("libnvidia-ml.so.1 lacks nvmlShutdown", ProbeRun.Check(report, ProbeCheckNames.Nvml).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_library_is_told()
    {
        Assert.NotNull(Whole);
        var (code, report) = await new ProbeRun { Libraries = driver.Damaged }.RunAsync();
        var check = ProbeRun.Check(report, ProbeCheckNames.DriverLibrary);
        Assert.Equal((2, ProbeStatus.Failed), (code, check.Status));
        Assert.StartsWith("the loader finds libcuda.so.1 but cannot load it", check.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version=8000", null, "the driver supports CUDA 8.0")]
    [InlineData("version=12040", "13.0.1", "the driver supports CUDA 12.4, the image has CUDA 13.0.1 (CUDA_VERSION)")]
    [InlineData("version=0", null, "the driver tells no CUDA version (0)")]
    public async Task A_driver_of_the_wrong_version_is_told(string stub, string? image, string told)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = stub, Variables = { ["CUDA_VERSION"] = image } }.RunAsync();
        var check = ProbeRun.Check(report, ProbeCheckNames.CudaVersion);
        Assert.Equal((2, ProbeStatus.Failed, told), (code, check.Status, check.Detail));
    }

    [Fact]
    public async Task A_newer_minor_version_in_the_image_works_with_a_word_about_ptx()
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Variables = { ["CUDA_VERSION"] = "12.8.0" } }.RunAsync();
        Assert.Equal(0, code);
        Assert.Contains("minor-version compatibility, which does not cover PTX", ProbeRun.Check(report, ProbeCheckNames.CudaVersion).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_does_not_fit_the_kernel_module_is_told()
    {
        var (_, report) = await new ProbeRun { Libraries = Whole, Module = "535.183.01", Stub = "cuInit=803", Variables = { ["STUB_NVML"] = null } }.RunAsync();
        Assert.Equal("the driver library is 550.54.15 and the host's kernel module is 535.183.01", ProbeRun.Check(report, ProbeCheckNames.KernelModule).Cause);
    }

    [Fact]
    public async Task Without_any_gpu_the_cause_is_that_none_was_given()
    {
        var (code, report) = await new ProbeRun { Nodes = "" }.RunAsync();
        Assert.Equal((2, ProbeVerdict.DoesNotWork), (code, report.Verdict));
        Assert.Equal("the container was started without GPU access", ProbeRun.Check(report, ProbeCheckNames.DriverLibrary).Cause);
        Assert.StartsWith("the GPU does not work: the container was started without GPU access; start it with --gpus all", ProbeSummary.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_computes_without_a_device_is_not_a_gpu()
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Nodes = "" }.RunAsync();
        Assert.Equal((1, ProbeVerdict.NotProbed), (code, report.Verdict));
        Assert.Contains("computes without a GPU in the container", ProbeSummary.Of(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nvidiactl:666:1:3 nvidia0:660:1:3 nvidia-uvm:666:1:3", "/dev/nvidia0 (0660 0:0) may not be opened by uid 1000, gid 1000")]
    [InlineData("nvidiactl:666:1:3 nvidia0:666:195:0 nvidia-uvm:666:1:3", "there is no device behind /dev/nvidia0: the kernel module is not loaded or the GPU is gone")]
    [InlineData("nvidiactl:666:1:3 nvidia0:666:1:3", "/dev/nvidia-uvm is not in the container")]
    [InlineData("nvidia0:666:1:3 nvidia-uvm:666:1:3", "/dev/nvidiactl is not in the container")]
    public async Task A_node_that_is_wrong_is_the_cause_of_a_missing_device(string nodes, string cause)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Nodes = nodes, Stub = "cuInit=100" }.RunAsync();
        Assert.Equal((2, cause, cause), (code, ProbeRun.Check(report, ProbeCheckNames.DeviceNodes).Cause, ProbeRun.Check(report, ProbeCheckNames.CudaInit).Cause));
    }

    [Fact]
    public async Task Nodes_without_libraries_are_told_from_no_gpu_at_all()
    {
        var (code, byHand) = await new ProbeRun().RunAsync();
        var (_, withoutCompute) = await new ProbeRun { Variables = { ["NVIDIA_DRIVER_CAPABILITIES"] = "utility" } }.RunAsync();
        Assert.Equal(2, code);
        Assert.StartsWith("the device nodes are in the container, but the driver's libraries are not", ProbeRun.Check(byHand, ProbeCheckNames.DriverLibrary).Cause, StringComparison.Ordinal);
        Assert.StartsWith("NVIDIA_DRIVER_CAPABILITIES does not grant compute", ProbeRun.Check(withoutCompute, ProbeCheckNames.DriverLibrary).Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    public async Task A_variable_that_hides_every_gpu_is_the_cause(string value)
    {
        var (code, report) = await new ProbeRun { Libraries = Whole, Stub = "cuInit=100", Variables = { ["CUDA_VISIBLE_DEVICES"] = value } }.RunAsync();
        Assert.Equal((2, $"CUDA_VISIBLE_DEVICES='{value}' hides every GPU"), (code, ProbeRun.Check(report, ProbeCheckNames.CudaInit).Cause));
    }
}
