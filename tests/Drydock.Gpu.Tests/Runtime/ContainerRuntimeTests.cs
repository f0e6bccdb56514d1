using Drydock.Gpu.Advisories;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Runtime;

/// <summary>What containers get, as the toolkit's own behaviour is described.</summary>
public sealed class ContainerRuntimeTests
{
    private static readonly ContainerRuntime Runtime = new(GpuTables.BuiltIn);

    private static GpuGrant Grant(string variables, GpuHost? host = null, string mounts = "", bool privileged = false) => Runtime.Grant(
        new GpuRequest
        {
            Image = VariableSet.Of(variables.Split(';', StringSplitOptions.RemoveEmptyEntries)),
            MountedPaths = [.. mounts.Split(';', StringSplitOptions.RemoveEmptyEntries)],
            Privileged = privileged,
        },
        host ?? new GpuHost { NvidiaIsDefaultRuntime = true });

    [Theory]
    [InlineData("", "no GPU, no driver")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=", "no GPU, no driver")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=void", "no GPU, no driver")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=0,void", "no GPU, no driver")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=all,void", "no GPU, no driver")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=none", "no GPU, driver libraries (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=all", "every GPU (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=0,all", "every GPU (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=none,all", "no GPU, driver libraries (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=0, 1", "GPU 0, 1 (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=GPU-fef8089b", "GPU GPU-fef8089b (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=MIG-1", "GPU MIG-1 (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=0:1", "GPU 0:1 (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=nvidia.com/gpu=0", "GPU nvidia.com/gpu=0 (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=nvidia.com/gpu=all", "every GPU (compute, utility)")]
    [InlineData("CUDA_VERSION=9.0", "every GPU (compat32, compute, display, graphics, ngx, utility, video)")]
    [InlineData("CUDA_VERSION=9.0;NVIDIA_VISIBLE_DEVICES=", "no GPU, no driver")]
    [InlineData("CUDA_VERSION=12.4.1;NVIDIA_REQUIRE_CUDA=cuda>=12.4", "no GPU, no driver")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_DRIVER_CAPABILITIES=", "every GPU (compute, utility)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_DRIVER_CAPABILITIES=compute", "every GPU (compute)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_DRIVER_CAPABILITIES=all", "every GPU (compat32, compute, display, graphics, ngx, utility, video)")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_DRIVER_CAPABILITIES=none", "every GPU ()")]
    [InlineData("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_DRIVER_CAPABILITIES=video, compute", "every GPU (compute, video)")]
    public void Variables_decide_devices_and_capabilities(string variables, string expected) => Assert.Equal(expected, Grant(variables).ToString());

    [Fact]
    public void A_capability_that_the_host_does_not_support_stops_the_start()
    {
        var host = new GpuHost { NvidiaIsDefaultRuntime = true, SupportedCapabilities = ["compute", "utility"] };
        Assert.Equal(Answer.No, Grant("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_DRIVER_CAPABILITIES=graphics,compute", host).Starts);
        Assert.Equal(["compute", "utility"], Grant("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_DRIVER_CAPABILITIES=all", host).Capabilities);
        Assert.Equal(Answer.No, Grant("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_DRIVER_CAPABILITIES=cuda").Starts);
    }

    [Fact]
    public void A_hardened_host_takes_no_variable_from_a_container_without_privileges()
    {
        var host = new GpuHost { NvidiaIsDefaultRuntime = true, AcceptsVariableWhenUnprivileged = false };
        Assert.Equal(DeviceSelection.Void, Grant("NVIDIA_VISIBLE_DEVICES=all", host).Devices);
        Assert.Equal(DeviceSelection.All, Grant("NVIDIA_VISIBLE_DEVICES=all", host, privileged: true).Devices);
    }

    [Theory]
    [InlineData("/var/run/nvidia-container-devices/GPU-1", true, "GPU GPU-1 (compute, utility)")]
    [InlineData("/var/run/nvidia-container-devices/all", true, "every GPU (compute, utility)")]
    [InlineData("/var/run/nvidia-container-devices/cdi/nvidia.com/gpu/0", true, "GPU nvidia.com/gpu=0 (compute, utility)")]
    [InlineData("/var/run/nvidia-container-devices/GPU-1", false, "no GPU, no driver")]
    public void Devices_can_be_asked_for_as_mounts(string mount, bool accepted, string expected) =>
        Assert.Equal(expected, Grant("NVIDIA_VISIBLE_DEVICES=void", new GpuHost { NvidiaIsDefaultRuntime = true, AcceptsVolumeMounts = accepted }, mount).ToString());

    [Theory]
    [InlineData("1.17.8", DeviceSelection.None)]
    [InlineData("1.18.0", DeviceSelection.All)]
    [InlineData("1.18.1", DeviceSelection.All)]
    [InlineData("1.18.2", DeviceSelection.None)]
    public void Two_toolkits_gave_every_gpu_where_none_was_asked_for(string toolkit, DeviceSelection devices) => Assert.Equal(
        devices, Grant("NVIDIA_VISIBLE_DEVICES=none", new GpuHost { NvidiaIsDefaultRuntime = true, Toolkit = ComponentVersion.Parse(toolkit) }).Devices);

    [Theory]
    [InlineData("cuda>=12.4", Answer.Yes)]
    [InlineData("cuda>=13.0", Answer.No)]
    [InlineData("cuda>=13.0 driver>=450", Answer.Yes)]
    [InlineData("cuda>=13.0,driver>=450", Answer.No)]
    [InlineData("cuda>=13.0 brand=tesla,driver>=550,driver<551", Answer.Yes)]
    [InlineData("cuda>=13.0 brand=geforce,driver>=550,driver<551", Answer.No)]
    [InlineData("arch>=7.0", Answer.Yes)]
    [InlineData("arch<7.0", Answer.No)]
    [InlineData("cuda!=12.4", Answer.No)]
    [InlineData("cuda==12.4", Answer.Yes)]
    [InlineData("sofa>=1", Answer.Yes)]
    [InlineData("sofa>=1,cuda>=13.0", Answer.No)]
    [InlineData("", Answer.Yes)]
    [InlineData("cuda", Answer.No)]
    public void In_requirements_a_space_is_or_and_a_comma_is_and(string requirement, Answer starts)
    {
        var host = new GpuHost
        {
            NvidiaIsDefaultRuntime = true,
            Cuda = CudaVersion.Parse("12.4"),
            Driver = DriverVersion.Parse("550.54.14"),
            Architecture = GpuArchitecture.Parse("sm_75"),
            Brand = "tesla",
        };
        Assert.Equal(starts, Grant($"NVIDIA_VISIBLE_DEVICES=all;NVIDIA_REQUIRE_CUDA={requirement}", host).Starts);
    }

    [Fact]
    public void Several_requirements_must_all_hold_but_jetpack_never_counts()
    {
        var host = new GpuHost { NvidiaIsDefaultRuntime = true, Cuda = CudaVersion.Parse("12.4"), Driver = DriverVersion.Parse("550.54.14") };
        Assert.Equal(Answer.No, Grant("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_REQUIRE_CUDA=cuda>=12.0;NVIDIA_REQUIRE_DRIVER=driver>=560", host).Starts);
        Assert.Equal(Answer.Yes, Grant("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_REQUIRE_CUDA=cuda>=12.0;NVIDIA_REQUIRE_JETPACK=csv-mounts=all", host).Starts);
        Assert.Equal(Answer.Yes, Grant("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_REQUIRE_CUDA=cuda>=13.0;NVIDIA_DISABLE_REQUIRE=true", host).Starts);
        Assert.Equal(Answer.No, Grant("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_REQUIRE_CUDA=cuda>=13.0;NVIDIA_DISABLE_REQUIRE=yes", host).Starts);
        Assert.Equal(Answer.Unknown, Grant("NVIDIA_VISIBLE_DEVICES=all;NVIDIA_REQUIRE_CUDA=cuda>=13.0").Starts);
        Assert.Equal(Answer.No, Grant("CUDA_VERSION=13.0.1", host).Starts);
    }

    [Theory]
    [InlineData("docker run --gpus all IMG", DeviceSelection.All)]
    [InlineData("docker run --gpus=2 IMG", DeviceSelection.Listed)]
    [InlineData("docker run --rm -it --gpus \"device=GPU-1\" IMG --gpus all", DeviceSelection.Listed)]
    [InlineData("docker run --runtime nvidia -e NVIDIA_VISIBLE_DEVICES=all IMG", DeviceSelection.All)]
    [InlineData("docker run --runtime=nvidia -eNVIDIA_VISIBLE_DEVICES=none IMG", DeviceSelection.None)]
    [InlineData("podman run --device nvidia.com/gpu=all IMG", DeviceSelection.All)]
    [InlineData("docker run --name x IMG -e NVIDIA_VISIBLE_DEVICES=all", DeviceSelection.Void)]
    public void A_command_line_decides_over_the_image(string command, DeviceSelection devices)
    {
        var request = DockerRunOptions.Read([.. command.Replace("\"", "", StringComparison.Ordinal).Split(' ')], new GpuRequest());
        Assert.Equal(devices, Runtime.Grant(request, GpuHost.Unknown).Devices);
    }

    [Fact]
    public void The_engine_writes_over_what_the_image_says()
    {
        var image = new GpuRequest { Image = VariableSet.Of(["NVIDIA_VISIBLE_DEVICES=all", "NVIDIA_DRIVER_CAPABILITIES=all"]) };
        var request = DockerRunOptions.Read(["run", "--gpus", "\"device=0,2\",\"capabilities=compute\"", "-u", "1000:1000", "--cap-add", "SYS_ADMIN", "-v", "/dev/null:/var/run/nvidia-container-devices/all", "IMG"], image);
        var grant = Runtime.Grant(request, GpuHost.Unknown);
        Assert.Equal((Answer.Yes, "GPU 0, 2 (compute)"), (grant.Active, grant.ToString()));
        Assert.Equal(("1000:1000", true), (request.User, request.Privileged));
        Assert.Equal(["/var/run/nvidia-container-devices/all"], request.MountedPaths);
    }

    [Fact]
    public void Whether_the_runtime_acts_at_all_depends_on_the_engine()
    {
        var image = new GpuRequest { Image = VariableSet.Of(["NVIDIA_VISIBLE_DEVICES=all"]) };
        Assert.Equal(Answer.Unknown, Runtime.Grant(image, GpuHost.Unknown).Active);
        Assert.Equal(Answer.No, Runtime.Grant(image with { Runtime = "runc" }, GpuHost.Unknown).Active);
        Assert.Equal(Answer.No, Runtime.Grant(image, new GpuHost { NvidiaIsDefaultRuntime = false }).Active);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cpu")]
    [InlineData("gpu=all")]
    [InlineData("99999999999")]
    public void Other_text_asks_for_no_gpus(string text) => Assert.Null(GpuDeviceRequest.Parse(text));
}
