using Drydock.Gpu.Reference;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Resolution;

public sealed class TorchResolverTests
{
    private const string Cu121 = "https://download.pytorch.org/whl/cu121";

    private static readonly TorchResolver Resolver = new(GpuTables.BuiltIn);

    private static TorchResolution Resolve(string requirements, string? python = "3.12", string? driver = null, string? index = null, string? gpu = null, string? image = null, string? extra = null)
    {
        var set = RequirementsFile.Read(requirements.Replace(' ', '\n')) with { Indexes = new PackageIndexes(index, extra is null ? [] : [extra], [], false) };
        return Resolver.Resolve(set, new ResolveTarget(
            python is null ? null : PythonVersion.Parse(python),
            driver is null ? null : DriverVersion.Parse(driver),
            gpu is null ? null : GpuNames.Find(gpu, GpuTables.BuiltIn),
            image));
    }

    private static Reason Reason(TorchResolution resolution, string id) => Assert.Single(resolution.Reasons, r => r.Id == id);

    [Fact]
    public void Torch_2_1_1_does_not_install_on_python_3_12()
    {
        var answer = Resolve("torch==2.1.1 torchvision==0.16.1", driver: "550.54", index: Cu121);
        Assert.Equal(Answer.No, answer.Installs);
        Assert.Equal(Answer.No, answer.Runs);
        var reason = Reason(answer, "python");
        Assert.Equal(ReasonKind.Blocks, reason.Kind);
        Assert.Contains("3.8 to 3.11", reason.Text, StringComparison.Ordinal);
        Assert.Equal("pytorch/pytorch RELEASE.md, release compatibility matrix", reason.Citation!.Source);
        Assert.Equal(["--index-url " + Cu121, "torch==2.4.1+cu121", "torchvision==0.19.1"], answer.Nearest!.Lines);
        Assert.Equal(["3.8", "3.9", "3.10", "3.11"], answer.Pythons.Select(static p => p.ToString()));
    }

    [Fact]
    public void A_full_set_installs_and_runs()
    {
        var answer = Resolve("torch==2.5.1+cu124 torchvision==0.20.1 torchaudio==2.5.1", driver: "550.54.14", index: "https://download.pytorch.org/whl/cu124");
        Assert.Equal((Answer.Yes, Answer.Yes), (answer.Installs, answer.Runs));
        Assert.Equal(new CudaVersion(12, 4), answer.Cuda);
        Assert.Equal(DriverFit.Paired, answer.DriverFit);
        Assert.Equal("525.60.13", answer.MinDriver.ToString());
        Assert.Null(answer.Nearest);
    }

    [Theory]
    [InlineData("535.104.05", Answer.Yes, DriverFit.MinorCompatibility)]
    [InlineData("550.54.14", Answer.Yes, DriverFit.Paired)]
    [InlineData("525.60.13", Answer.Yes, DriverFit.MinorCompatibility)]
    [InlineData("525.60.12", Answer.No, DriverFit.TooOld)]
    [InlineData("470.82.01", Answer.No, DriverFit.TooOld)]
    [InlineData(null, Answer.Unknown, DriverFit.Unknown)]
    public void The_driver_decides_whether_it_runs(string? driver, Answer runs, DriverFit fit)
    {
        var answer = Resolve("torch==2.5.1+cu124", driver: driver, index: "https://download.pytorch.org/whl/cu124");
        Assert.Equal(Answer.Yes, answer.Installs);
        Assert.Equal((runs, fit), (answer.Runs, answer.DriverFit));
    }

    [Fact]
    public void A_build_in_the_version_needs_pytorch_s_own_index()
    {
        var alone = Resolve("torch==2.5.1+cu121");
        Assert.Equal(Answer.No, alone.Installs);
        Assert.Contains("--index-url " + Cu121, Reason(alone, "index").Text, StringComparison.Ordinal);
        Assert.Equal(Answer.No, Resolve("torch==2.5.1+cu121", index: "https://download.pytorch.org/whl/cu124").Installs);
        Assert.Equal(Answer.Yes, Resolve("torch==2.5.1+cu121", index: Cu121).Installs);
        Assert.Equal(Answer.Unknown, Resolve("torch==2.5.1+cu121", index: "https://mirror.example/whl/cu121").Installs);
    }

    [Fact]
    public void An_extra_index_installs_with_a_warning_of_dependency_confusion()
    {
        var answer = Resolve("torch==2.5.1+cu121", extra: Cu121);
        Assert.Equal(Answer.Yes, answer.Installs);
        Assert.Contains("torchtriton", Reason(answer, "extra-index").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-f https://download.pytorch.org/whl/torch_stable.html\ntorch==1.13.1+cu117\n", "3.10", Answer.Yes)]
    [InlineData("-f https://download.pytorch.org/whl/cu118/torch_stable.html\ntorch==2.1.1+cu118\n", "3.11", Answer.Yes)]
    [InlineData("-f ./wheels\ntorch==2.1.1+cu118\n", "3.11", Answer.Unknown)]
    [InlineData("--no-index\n-f ./wheels\ntorch==2.1.1\n", "3.11", Answer.Unknown)]
    [InlineData("-i https://download.pytorch.org/whl\ntorch==2.1.1\n", "3.11", Answer.Unknown)]
    [InlineData("--pre\n-i https://download.pytorch.org/whl/nightly/cu132\ntorch\n", "3.11", Answer.Unknown)]
    public void Pages_of_links_and_other_indexes_count(string file, string python, Answer installs) =>
        Assert.Equal(installs, Resolver.Resolve(RequirementsFile.Read(file), new ResolveTarget(PythonVersion.Parse(python))).Installs);

    [Fact]
    public void A_build_that_was_never_made_does_not_install() =>
        Assert.Contains("cu118, cu121, cu124", Reason(Resolve("torch==2.5.1+cu128", index: "https://download.pytorch.org/whl/cu128"), "build").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("torch==2.5.1 torchvision==0.19.1")]
    [InlineData("torch==2.5.1 torchaudio==2.4.1")]
    [InlineData("torch==2.5.1 torchvision<0.20")]
    public void Companions_of_another_version_do_not_install(string requirements) => Assert.Equal(ReasonKind.Blocks, Reason(Resolve(requirements), "pairing").Kind);

    [Fact]
    public void Torchaudio_2_11_goes_with_later_versions_too() => Assert.Equal(Answer.Yes, Resolve("torch==2.12.1 torchaudio==2.11.0", index: "https://download.pytorch.org/whl/cu126").Installs);

    [Fact]
    public void Torchvision_alone_brings_its_torch() => Assert.Equal(WheelVersion.Parse("2.5.1+cu121"), Resolve("torchvision==0.20.1", index: Cu121).Torch);

    [Fact]
    public void An_open_version_takes_the_newest_that_fits_the_python_and_the_index()
    {
        Assert.Equal(WheelVersion.Parse("2.14.0+cu132"), Resolve("torch").Torch);
        Assert.Equal(WheelVersion.Parse("2.8.0+cu128"), Resolve("torch", python: "3.9").Torch);
        Assert.Equal(WheelVersion.Parse("2.5.1+cu121"), Resolve("torch", index: Cu121).Torch);
        Assert.Equal(WheelVersion.Parse("2.4.1+cu121"), Resolve("torch<2.5").Torch);
        Assert.Equal(ReasonKind.Caution, Reason(Resolve("torch"), "unpinned").Kind);
        Assert.Equal(Answer.No, Resolve("torch<2.2").Installs);
    }

    [Fact]
    public void The_default_wheel_of_2_11_needs_driver_580()
    {
        var answer = Resolve("torch==2.11.0", driver: "550.54.14");
        Assert.Equal((Answer.Yes, Answer.No), (answer.Installs, answer.Runs));
        Assert.Equal("580.65.06", answer.MinDriver.ToString());
        Assert.Equal("2.11.0+cu128", answer.Nearest!.Torch.ToString());
    }

    [Theory]
    [InlineData("torch==2.5.1+cu124 nvidia-cudnn-cu12==9.1.0.70", "cu124", Answer.Yes)]
    [InlineData("torch==2.5.1+cu124 nvidia-cudnn-cu12==8.9.2.26", "cu124", Answer.No)]
    [InlineData("torch==2.5.1+cu124 nvidia-cudnn-cu12>=9.5", "cu124", Answer.No)]
    [InlineData("torch==2.5.1+cu124 nvidia-cudnn-cu11==8.9.2.26", "cu124", Answer.Yes)]
    [InlineData("torch==2.5.1+cu118 nvidia-cudnn-cu11==8.9.2.26", "cu118", Answer.Yes)]
    public void A_pinned_cudnn_must_be_the_one_that_torch_asks_for(string requirements, string index, Answer installs)
    {
        var answer = Resolve(requirements, index: $"https://download.pytorch.org/whl/{index}");
        Assert.Equal((installs, "9.1.0.70"), (answer.Installs, answer.Cudnn!.ToString()));
    }

    [Fact]
    public void An_unconfirmed_default_is_believed_only_where_every_build_agrees()
    {
        Assert.Equal(Answer.Yes, Resolve("torch==2.1.1", python: "3.11", driver: "535.54.03").Runs);
        Assert.Equal(Answer.Unknown, Resolve("torch==2.1.1", python: "3.11", driver: "470.82.01").Runs);
        Assert.Equal(Answer.No, Resolve("torch==2.1.1", python: "3.11", driver: "418.39").Runs);
    }

    [Theory]
    [InlineData("torch==2.5.7")]
    [InlineData("torch==2.15.0")]
    [InlineData("torch==3.0")]
    [InlineData("torch==1.4.0")]
    [InlineData("torch==2.6.0rc1")]
    public void What_the_tables_do_not_hold_is_unknown(string requirement) => Assert.Equal(Answer.Unknown, Resolve(requirement).Installs);

    [Fact]
    public void Without_a_python_it_is_unknown() => Assert.Equal(Answer.Unknown, Resolve("torch==2.5.1", python: null).Installs);

    [Fact]
    public void The_base_image_tells_the_python()
    {
        Assert.Equal(Answer.No, Resolve("torch==2.1.1", python: null, image: "python:3.12-slim-bookworm").Installs);
        Assert.Equal(Answer.Yes, Resolve("torch==2.1.1", python: null, image: "python:3.11-slim-bookworm").Installs);
        Assert.Equal("3.12", Resolve("torch==2.1.1", python: null, image: "ghcr.io/astral-sh/uv:python3.12-bookworm-slim").Python.ToString());
        var ubuntu = Resolve("torch==2.1.1", python: null, image: "nvidia/cuda:12.1.1-base-ubuntu22.04");
        Assert.Equal(Answer.Unknown, ubuntu.Installs);
        Assert.Contains("ubuntu 22.04 is 3.10", Reason(ubuntu, "python").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python:3.12-alpine", "musl")]
    [InlineData("nvidia/cuda:12.4.1-runtime-ubuntu18.04", "glibc")]
    [InlineData("amazonlinux:2", "glibc")]
    public void A_base_without_the_right_c_library_does_not_take_the_wheel(string image, string reason) =>
        Assert.Equal(ReasonKind.Blocks, Reason(Resolve("torch==2.8.0", image: image), reason).Kind);

    [Fact]
    public void A_cuda_base_under_wheels_that_carry_cuda_is_told_in_gigabytes()
    {
        var text = Reason(Resolve("torch==2.5.1", image: "nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04"), "duplicate").Text;
        Assert.Contains("about 2.0 GB", text, StringComparison.Ordinal);
        Assert.Contains("about 4.2 GB", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Resolve("torch==2.5.1", image: "python:3.12-slim").Reasons, static r => r.Id == "duplicate");
    }

    [Theory]
    [InlineData("torch==2.11.0+cu126", "cu126", "P100", Answer.Yes)]
    [InlineData("torch==2.11.0+cu128", "cu128", "P100", Answer.No)]
    [InlineData("torch==2.11.0+cu128", "cu128", "Tesla V100-SXM2-16GB", Answer.No)]
    [InlineData("torch==2.8.0+cu128", "cu128", "V100", Answer.Yes)]
    [InlineData("torch==2.11.0+cu128", "cu128", "NVIDIA L4", Answer.Yes)]
    [InlineData("torch==2.6.0+cu124", "cu124", "NVIDIA GeForce RTX 5090", Answer.No)]
    [InlineData("torch==2.11.0+cu130", "cu130", "sm_120", Answer.Yes)]
    [InlineData("torch==2.11.0+cu126", "cu126", "B200", Answer.No)]
    [InlineData("torch==2.5.1+cu121", "cu121", "H100", Answer.Unknown)]
    public void The_gpu_must_be_in_the_wheel(string requirement, string build, string gpu, Answer runs) =>
        Assert.Equal(runs, Resolve(requirement, driver: "610.43.02", index: TorchIndex.UrlOf(build), gpu: gpu).Runs);

    [Fact]
    public void A_build_for_the_cpu_never_runs_on_the_gpu()
    {
        var answer = Resolve("torch==2.5.1+cpu", driver: "550.54.14", index: TorchIndex.UrlOf("cpu"));
        Assert.Equal((Answer.Yes, Answer.No, true), (answer.Installs, answer.Runs, answer.CpuOnly));
    }

    [Fact]
    public void A_fallback_is_told_with_what_it_gives()
    {
        var sets = InstallAlternatives.Read(["torch==2.5.1+cu121 || pip install torch --index-url https://download.pytorch.org/whl/cpu"], PackageIndexes.PyPi);
        var answers = Resolver.ResolveAlternatives(sets, new ResolveTarget(PythonVersion.Parse("3.12")));
        var text = Reason(answers[0], "fallback").Text;
        Assert.Contains("a build for the CPU", text, StringComparison.Ordinal);
        Assert.Contains("remove the fallback", text, StringComparison.Ordinal);
        Assert.True(answers[1].CpuOnly);
    }

    [Fact]
    public void A_wheel_for_another_python_or_system_does_not_install()
    {
        Assert.Equal(Answer.No, Resolve("https://x/torch-2.5.1%2Bcu121-cp311-cp311-linux_x86_64.whl").Installs);
        Assert.Equal(Answer.No, Resolve("https://x/torch-2.5.1%2Bcu121-cp312-cp312-win_amd64.whl").Installs);
        Assert.Equal(Answer.Yes, Resolve("https://x/torch-2.5.1%2Bcu121-cp312-cp312-linux_x86_64.whl").Installs);
    }

    [Fact]
    public void Cuda_libraries_of_another_major_version_are_told() =>
        Assert.Contains("second copy", Reason(Resolve("torch==2.5.1 nvidia-cublas-cu11"), "libraries").Text, StringComparison.Ordinal);

    [Fact]
    public void Conda_is_unknown_but_a_wrong_python_is_still_no()
    {
        var set = CondaEnvironment.Read("dependencies:\n- python=3.12\n- pytorch=2.1.1\n");
        Assert.Equal(Answer.No, Resolver.Resolve(set, new ResolveTarget()).Installs);
        set = CondaEnvironment.Read("dependencies:\n- python=3.11\n- pytorch=2.1.1\n- pytorch-cuda=12.1\n");
        Assert.Equal(Answer.Unknown, Resolver.Resolve(set, new ResolveTarget()).Installs);
    }
}
