using System.Text;
using CsCheck;
using Drydock.Gpu.Probe.Native;
using Drydock.Gpu.Probe.Steps;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Tests.Probe;

/// <summary>The small readers of what surrounds the probe.</summary>
public sealed class SurroundingsTests
{
    [Theory]
    [InlineData("NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024\nGCC version: 12.2", "535.183.01")]
    [InlineData("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.124.06  Release Build  (dvs-builder@U16)", "570.124.06")]
    [InlineData("GCC version: 12.2.0", null)]
    [InlineData("", null)]
    public void The_kernel_modules_version_is_read_in_both_wordings(string text, string? version) => Assert.Equal(version, KernelModule.VersionOf(text));

    [Theory]
    [InlineData(null, "compute", true)]
    [InlineData("", "utility", true)]
    [InlineData(null, "graphics", false)]
    [InlineData("utility", "compute", false)]
    [InlineData("compute, utility", "utility", true)]
    [InlineData("all", "compute", true)]
    public void Capabilities_are_granted_as_the_toolkit_grants_them(string? list, string capability, bool granted) =>
        Assert.Equal(granted, new NvidiaVariables(name => name == "NVIDIA_DRIVER_CAPABILITIES" ? list : null).Grants(capability));

    [Theory]
    [InlineData("/tmp/a", "noexec", true)]
    [InlineData("/tmp", "noexec", true)]
    [InlineData("/tmpfile", "noexec", false)]
    [InlineData("/", "ro", true)]
    [InlineData("/with space/x", "nodev", true)]
    public void The_longest_mount_point_holds_a_path(string path, string option, bool has)
    {
        var table = MountTable.Parse(
        [
            "21 1 0:20 / / ro,relatime - overlay overlay rw",
            "22 21 0:21 / /tmp rw,nosuid,noexec shared:1 - tmpfs tmpfs rw",
            @"23 21 0:22 / /with\040space rw,nodev - tmpfs tmpfs rw",
            "not a mount",
        ]);
        Assert.Equal(has, table.Has(path, option));
    }

    [Fact]
    public void What_a_step_writes_is_what_its_parent_reads()
    {
        Gen.Select(Gen.String, Gen.Int, Gen.String).Sample(static (name, code, text) =>
        {
            using var output = new MemoryStream();
            var writer = new StepWriter(output);
            writer.Call("cuInit");
            writer.Result("cuInit", 0);
            writer.Fact("device", name, text);
            writer.Call("next");
            writer.Result("next", code, text);
            writer.Done();
            var trace = StepTrace.Parse(output.ToArray());
            Assert.True(trace.IsDone);
            Assert.Null(trace.Pending);
            Assert.Equal(2, Assert.Single(trace.Facts("device")).Length);
            Assert.Equal(code == 0 ? null : code, trace.FirstFailure()?.Code);
        });
    }

    [Fact]
    public void A_trace_that_is_cut_names_the_call_that_did_not_return()
    {
        var trace = StepTrace.Parse(Encoding.UTF8.GetBytes("noise @drydock\tdone\n\n@drydock\tcall\tcuInit\n@drydock\tresult\n@drydock\n@drydock\tresult\tcuInit\tx\n"));
        Assert.Equal(("cuInit", false, null), (trace.Pending, trace.IsDone, trace.FirstFailure()?.Code));
    }

    [Fact]
    public void Anything_at_all_can_be_read_as_a_trace() =>
        Gen.Byte.Array[0, 300].Sample(static bytes => Assert.NotNull(StepTrace.Parse([.. "\n@drydock\tfact\t"u8, .. bytes])));

    [Fact]
    public void The_kernel_is_assembled_for_every_architecture()
    {
        var assembler = Machine.Find("ptxas");
        Assert.SkipWhen(assembler is null, "ptxas of the CUDA toolkit is not on PATH");
        Assert.Contains(".entry " + Computation.EntryPoint, Computation.Ptx, StringComparison.Ordinal);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Computation.Ptx);
            foreach (var architecture in (string[])["sm_75", "sm_80", "sm_90"])
            {
                using var process = System.Diagnostics.Process.Start(assembler, ["-arch", architecture, "-o", "/dev/null", file]);
                process.WaitForExit();
                Assert.Equal(0, process.ExitCode);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }
}
