using Drydock.Gpu.Reference;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Runtime.Rules;

namespace Drydock.Gpu.Tests.Runtime;

public sealed class GpuRuleTests
{
    private static IEnumerable<string> Rules(GpuRequest request) => GpuRuleList.Check(request, GpuTables.BuiltIn).Select(static f => f.Rule);

    private static GpuRequest Image(params string[] variables) => new() { Image = VariableSet.Of(variables), User = "1000" };

    [Theory]
    [InlineData("visible-devices-all", "NVIDIA_VISIBLE_DEVICES=all")]
    [InlineData("visible-devices-all", "CUDA_VERSION=9.0")]
    [InlineData("driver-capabilities", "NVIDIA_DRIVER_CAPABILITIES=all")]
    [InlineData("driver-capabilities", "NVIDIA_DRIVER_CAPABILITIES=compute,graphics")]
    [InlineData("driver-capabilities", "NVIDIA_DRIVER_CAPABILITIES=display")]
    [InlineData("driver-capabilities", "NVIDIA_DRIVER_CAPABILITIES=compat32")]
    [InlineData("driver-capabilities-default", "NVIDIA_VISIBLE_DEVICES=GPU-1")]
    [InlineData("driver-capabilities-unknown", "NVIDIA_DRIVER_CAPABILITIES=cuda")]
    [InlineData("requirements-disabled", "NVIDIA_DISABLE_REQUIRE=1")]
    [InlineData("requirement-space-is-or", "NVIDIA_REQUIRE_CUDA=cuda>=11.0 driver>=450")]
    [InlineData("requirement-space-is-or", "NVIDIA_REQUIRE_CUDA=driver>=450 driver<500")]
    [InlineData("ld-preload", "LD_PRELOAD=/x.so")]
    [InlineData("gpu-by-index", "NVIDIA_VISIBLE_DEVICES=0")]
    public void A_mistake_is_found(string rule, string variable) => Assert.Contains(rule, Rules(Image(variable)));

    [Theory]
    [InlineData("NVIDIA_VISIBLE_DEVICES=GPU-1", "NVIDIA_DRIVER_CAPABILITIES=compute,utility")]
    [InlineData("NVIDIA_DRIVER_CAPABILITIES=compute", "NVIDIA_VISIBLE_DEVICES=void")]
    [InlineData("NVIDIA_DRIVER_CAPABILITIES=compute,video", "PATH=/bin")]
    [InlineData("CUDA_VERSION=12.4.1", "NVIDIA_REQUIRE_CUDA=cuda>=12.4 brand=tesla,driver>=470,driver<471 brand=unknown,driver>=470,driver<471")]
    [InlineData("NVIDIA_DISABLE_REQUIRE=false", "LD_PRELOAD=")]
    public void The_least_that_a_service_needs_is_clean(string a, string b) => Assert.Empty(Rules(Image(a, b)));

    [Fact]
    public void Every_gpu_at_the_start_is_told() =>
        Assert.Contains("all-gpus-at-start", Rules(Image("NVIDIA_DRIVER_CAPABILITIES=compute") with { Devices = GpuDeviceRequest.AllGpus }));

    [Theory]
    [InlineData("", true)]
    [InlineData("root:root", true)]
    [InlineData("0", true)]
    [InlineData("1000", false)]
    [InlineData(null, false)]
    public void Root_is_told_where_the_user_is_known(string? user, bool found) => Assert.Equal(found, Rules(new GpuRequest { User = user }).Contains("gpu-as-root"));

    [Fact]
    public void A_linked_library_folder_is_told() =>
        Assert.Contains("linked-library-folder", Rules(Image() with { LinkedLibraryFolders = ["/usr/lib/x86_64-linux-gnu -> /host"] }));

    [Fact]
    public void Findings_have_a_fix_and_a_source_and_the_worst_stands_first()
    {
        var findings = GpuRuleList.Check(Image("NVIDIA_VISIBLE_DEVICES=0", "LD_PRELOAD=/x.so", "NVIDIA_DRIVER_CAPABILITIES=all"), GpuTables.BuiltIn);
        Assert.Equal(GpuSeverity.Error, findings[0].Severity);
        Assert.Equal(findings.OrderByDescending(static f => f.Severity), findings);
        Assert.All(findings, static f => Assert.True(f.Fix.Length > 10 && f.Citation is not null && !f.Text.EndsWith('.')));
    }

    [Fact]
    public void Rules_have_names_of_their_own() => Assert.Equal(GpuRuleList.All.Length, GpuRuleList.All.Select(static r => r.Name).Distinct().Count());
}
