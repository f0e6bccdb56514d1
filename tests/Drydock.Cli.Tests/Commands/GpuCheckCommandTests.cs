using System.Text.Json;
using Drydock.TestKit.Images;

namespace Drydock.Cli.Tests.Commands;

public sealed class GpuCheckCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<CliRun> RunAsync(params string[] arguments) => new CliSetup { CurrentFolder = folder.Path }.RunAsync([.. (string[])["gpu", "check"], .. arguments]);

    private async Task<JsonElement> ServiceAsync(params string[] arguments)
    {
        var run = await RunAsync([.. arguments, "--format", "json"]);
        Assert.Equal("", run.Error);
        return Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("services").EnumerateArray());
    }

    private static IEnumerable<string> Rules(JsonElement service) =>
        service.GetProperty("findings").EnumerateArray().Select(static f => $"{f.GetProperty("severity").GetString()} {f.GetProperty("rule").GetString()}:{f.GetProperty("line").GetInt32()}");

    [Fact]
    public async Task The_mistakes_of_a_service_that_nobody_hardened_are_found_with_their_remedies()
    {
        folder.Write("gpu/Dockerfile", """
            FROM python:3.12-bookworm
            RUN pip install torch==2.1.1 torchvision==0.16.1 --index-url https://download.pytorch.org/whl/cu121 || \
                pip install torch torchvision
            ENV NVIDIA_VISIBLE_DEVICES=all
            ENV NVIDIA_DRIVER_CAPABILITIES=all
            """);
        var service = await ServiceAsync("--driver", "550.54.14");
        Assert.Equal(
            ["error torch-python:2", "error torch-fallback:2", "warning gpu-as-root:1", "warning visible-devices-all:4", "warning driver-capabilities:5"], Rules(service));
        var install = Assert.Single(service.GetProperty("installs").EnumerateArray());
        Assert.Equal("no", install.GetProperty("installs").GetString());
        Assert.Equal("torch==2.4.1+cu121", install.GetProperty("nearest").GetProperty("pins")[1].GetString());
        Assert.Equal("no", Assert.Single(install.GetProperty("fallbacks").EnumerateArray()).GetProperty("runs").GetString());
        Assert.Equal("all", service.GetProperty("image").GetProperty("devices").GetString());
        Assert.Equal(2, (await RunAsync()).ExitCode);
    }

    [Fact]
    public async Task A_hardened_service_is_sound()
    {
        folder.Write("Dockerfile", """
            FROM python:3.12-slim-bookworm AS build
            COPY requirements-gpu.txt ./
            RUN python -m venv /opt/venv && pip --python /opt/venv/bin/python install --no-cache-dir -r requirements-gpu.txt
            FROM python:3.12-slim-bookworm
            ENV PATH=/opt/venv/bin:$PATH \
                NVIDIA_DRIVER_CAPABILITIES=compute,utility
            COPY --from=build /opt/venv /opt/venv
            USER 1000:1000
            """);
        folder.Write("requirements-gpu.txt", "--index-url https://download.pytorch.org/whl/cu126\n# CUDA\ntorch==2.12.1+cu126\n");
        var service = await ServiceAsync("--driver", "560.28.03", "--gpu", "L4");
        Assert.Empty(Rules(service));
        var install = Assert.Single(service.GetProperty("installs").EnumerateArray());
        Assert.Equal(("requirements-gpu.txt", 3), (install.GetProperty("file").GetString(), install.GetProperty("line").GetInt32()));
        Assert.Equal("yes", install.GetProperty("runs").GetString());
        Assert.Equal(0, (await RunAsync("--driver", "560.28.03")).ExitCode);
    }

    [Fact]
    public async Task Services_of_the_fleet_are_checked_on_the_driver_of_their_policy()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  one:\n    dockerfile: one/Dockerfile\n    gpu: {driver: \">=470\"}\n  two: {base: x}\n");
        folder.Write("one/Dockerfile", "FROM python:3.12-slim\nRUN pip install torch==2.5.1+cu124 --index-url https://download.pytorch.org/whl/cu124\nUSER 1000\n");
        var service = await ServiceAsync();
        Assert.Equal("one", service.GetProperty("name").GetString());
        Assert.Equal(["error torch-driver:2"], Rules(service));
        Assert.Empty(Rules(await ServiceAsync("one", "--driver", "550.54.14")));
        var run = await RunAsync("onne");
        Assert.Contains("did you mean 'one'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_arguments_are_put_in()
    {
        folder.Write("Dockerfile", """
            ARG PYTHON=3.11
            FROM python:${PYTHON}-slim
            ARG TORCH=2.5.1
            RUN pip install "torch==${TORCH}+cu118" --index-url https://download.pytorch.org/whl/cu118
            USER app
            """);
        var service = await ServiceAsync("--driver", "525.60.13");
        Assert.Equal("3.11", service.GetProperty("python").GetString());
        Assert.Equal("2.5.1+cu118", service.GetProperty("installs")[0].GetProperty("torch").GetString());
    }

    [Theory]
    [InlineData("ENV PIP_INDEX_URL=https://download.pytorch.org/whl/cu124\nRUN pip install torch==2.5.1+cu124")]
    [InlineData("RUN [\"pip\", \"install\", \"torch==2.5.1+cu124\", \"--index-url\", \"https://download.pytorch.org/whl/cu124\"]")]
    [InlineData("RUN uv pip install torch==2.5.1 --torch-backend=cu124")]
    [InlineData("RUN pip install torch -c pins.txt --index-url https://download.pytorch.org/whl/cu124")]
    [InlineData("RUN <<EOF\nset -e\npip install torch==2.5.1 -i https://download.pytorch.org/whl/cu124\nEOF")]
    public async Task Every_way_to_name_version_and_index_is_understood(string instructions)
    {
        folder.Write("Dockerfile", $"FROM python:3.12-slim\n{instructions}\nUSER app\n");
        folder.Write("pins.txt", "torch==2.5.1\ntorchvision==0.19.0\n");
        var service = await ServiceAsync("--driver", "550.54.14");
        Assert.Empty(Rules(service));
        Assert.Equal("2.5.1+cu124", Assert.Single(service.GetProperty("installs").EnumerateArray()).GetProperty("torch").GetString());
    }

    [Fact]
    public async Task The_example_that_nobody_hardened_is_not_sound()
    {
        var examples = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(examples!.FullName, "Drydock.slnx"))) examples = examples.Parent;
        var run = await new CliSetup { CurrentFolder = Path.Combine(examples.FullName, "examples", "classifiers") }.RunAsync("gpu", "check", "before", "--driver", "550.54.14");
        Assert.Equal(2, run.ExitCode);
        foreach (var rule in (string[])["torch-python", "torch-fallback", "visible-devices-all", "driver-capabilities"])
            Assert.Contains($"[{rule}, before/gpu-classifier/Dockerfile:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cuda_base_brings_every_gpu_and_a_second_cuda()
    {
        folder.Write("Dockerfile", "FROM nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04\nRUN pip3 install torch==2.5.1 --index-url https://download.pytorch.org/whl/cu124\nUSER app\n");
        var service = await ServiceAsync("--python", "3.10", "--driver", "550.54.14");
        Assert.Equal(["warning visible-devices-all:1", "info torch-duplicate:2"], Rules(service).OrderDescending());
    }

    [Fact]
    public async Task Compose_files_tell_how_a_service_is_started()
    {
        folder.Write("app/Dockerfile", "FROM python:3.12-slim\nRUN pip install torch==2.5.1+cu124 --index-url https://download.pytorch.org/whl/cu124\nENV NVIDIA_DRIVER_CAPABILITIES=compute\nUSER app\n");
        folder.Write("compose.yaml", """
            services:
              app:
                build: app
                deploy: {resources: {reservations: {devices: [{driver: nvidia, count: all, capabilities: [gpu]}]}}}
              web:
                image: nginx
            """);
        var service = await ServiceAsync("--driver", "550.54.14");
        Assert.Equal(["info all-gpus-at-start:2"], Rules(service));
        Assert.Equal("all", Assert.Single(service.GetProperty("starts").EnumerateArray()).GetProperty("grant").GetProperty("devices").GetString());
    }

    [Fact]
    public async Task A_command_line_tells_how_a_service_is_started()
    {
        folder.Write("Dockerfile", "FROM python:3.12-slim\nRUN pip install torch==2.5.1+cu124 --index-url https://download.pytorch.org/whl/cu124\nUSER app\n");
        var service = await ServiceAsync("--driver", "550.54.14", "--run", "docker run --rm --gpus 'device=GPU-1' -e NVIDIA_DRIVER_CAPABILITIES=all --user root app");
        Assert.Equal(["warning driver-capabilities:1", "warning gpu-as-root:1"], Rules(service).Order());
        Assert.Contains("is no command line of docker run", (await RunAsync("--run", "rm -rf /")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leads_out_is_not_followed()
    {
        folder.Write("secret/requirements.txt", "torch==2.1.1\n");
        folder.Write("a/Dockerfile", "FROM python:3.12-slim\nRUN pip install -r inner/requirements.txt\n");
        Directory.CreateSymbolicLink(folder.File("a/inner"), folder.File("secret"));
        var run = await RunAsync("a");
        Assert.DoesNotContain("2.1.1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_a_dockerfile_is_read_too()
    {
        folder.Write("pyproject.toml", "[project]\nrequires-python = '==3.12.*'\ndependencies = ['torch==2.1.1']\n");
        Assert.Contains("error torch-python:1", Rules(await ServiceAsync()));
    }

    [Fact]
    public async Task A_service_without_a_gpu_is_left_alone()
    {
        folder.Write("Dockerfile", "FROM python:3.12-slim\nRUN pip install torch==2.5.1+cpu --index-url https://download.pytorch.org/whl/cpu\n");
        var run = await RunAsync();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("asks for no GPU and no CUDA", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_requirements_file_that_is_missing_makes_the_answer_partial()
    {
        folder.Write("Dockerfile", "FROM python:3.12-slim\nRUN pip install -r other/requirements.txt\n");
        var run = await RunAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("other/requirements.txt: it is not in the folder of the Dockerfile", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("[project\n")]
    public async Task A_project_file_that_cannot_be_read_makes_the_answer_partial(string? project)
    {
        folder.Write("app/Dockerfile", "FROM python:3.12-slim\nRUN uv sync --frozen\n");
        if (project is not null) folder.Write("app/pyproject.toml", project);
        var run = await RunAsync("app/Dockerfile");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not read: pyproject.toml", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_outside_the_folder_are_not_opened()
    {
        folder.Write("secret.txt", "torch==2.1.1\n");
        folder.Write("a/Dockerfile", "FROM python:3.12-slim\nRUN pip install -r ../secret.txt\n");
        var run = await RunAsync("a");
        Assert.DoesNotContain("2.1.1", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Advisories_of_the_host_are_matched()
    {
        folder.Write("Dockerfile", "FROM scratch\n");
        var run = await RunAsync("--toolkit", "1.19.0", "--driver", "535.54.03");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("CVE-2026-24260 (high, 8.5) in container-toolkit 1.19.0, mended in 1.19.1", run.Output, StringComparison.Ordinal);
        Assert.Contains("driver branch 535 ended on 2026-06-01", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("--toolkit", "1.19.1")).ExitCode);
    }

    [Fact]
    public async Task A_bulletin_is_read_and_something_else_refused()
    {
        folder.Write("Dockerfile", "FROM scratch\n");
        folder.Write("b.json", """
            {"document": {"title": "Container Toolkit", "publisher": {"name": "NVIDIA"}, "tracking": {"id": "1", "current_release_date": "2026-11-01T00:00:00Z"}},
             "product_tree": {"branches": [{"name": "NVIDIA Container Toolkit", "category": "product_version", "product": {"name": "All versions prior to 1.21.0", "product_id": "x"}}]},
             "vulnerabilities": [{"cve": "CVE-2026-1", "product_status": {"known_affected": ["x"]}}]}
            """);
        Assert.Contains("CVE-2026-1 ", (await RunAsync("--toolkit", "1.20.0", "--bulletin", "b.json")).Output, StringComparison.Ordinal);
        var run = await RunAsync("--bulletin", "Dockerfile");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("it is not JSON", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_of_a_built_image_is_judged()
    {
        var image = TestImage.Create().Layer(static l => l.File("a", "b")) with { Environment = ["NVIDIA_VISIBLE_DEVICES=all", "NVIDIA_DRIVER_CAPABILITIES=all", "LD_PRELOAD=/evil.so"], User = "root" };
        var layout = "oci:" + image.WriteLayout(folder.File("image"));
        var service = await ServiceAsync("--image", layout);
        Assert.Equal(["error ld-preload:0", "warning driver-capabilities:0", "warning gpu-as-root:0", "warning visible-devices-all:0"], Rules(service).Order());
        Assert.Equal("all", service.GetProperty("image").GetProperty("devices").GetString());
        var started = await ServiceAsync("--image", layout, "--run", "docker run --gpus device=GPU-1 -e NVIDIA_DRIVER_CAPABILITIES=compute app");
        Assert.Equal("GPU-1", Assert.Single(started.GetProperty("starts").EnumerateArray()).GetProperty("grant").GetProperty("devices").GetString());
        Assert.Contains("is no image", (await RunAsync("--image", "dir:" + folder.Path)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_folder_that_becomes_a_link_is_told()
    {
        folder.Write("Dockerfile", "FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN mkdir /opt/lib && ln -sfn /opt/lib /usr/lib/x86_64-linux-gnu/ && ln -s a b\nENV NVIDIA_VISIBLE_DEVICES=void\nUSER app\n");
        Assert.Contains("warning linked-library-folder:1", Rules(await ServiceAsync()));
    }

    [Fact]
    public async Task The_fleet_file_of_a_folder_above_is_found_and_its_mistakes_are_told()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  one: {dockerfile: one/Dockerfile, target: gpu, context: .}\n  two: {image: nginx}\n");
        folder.Write("requirements.txt", "torch==2.5.1+cu124\n");
        folder.Write("one/Dockerfile", "FROM python:3.12-slim AS gpu\nRUN pip install -r requirements.txt --index-url https://download.pytorch.org/whl/cu124\nUSER 1000\nFROM scratch\n");
        var setup = new CliSetup { CurrentFolder = folder.File("one") };
        var run = await setup.RunAsync("gpu", "check", "one", "--driver", "550.54.14");
        Assert.Contains("python:3.12-slim", run.Output, StringComparison.Ordinal);
        Assert.Contains("torch==2.5.1+cu124", run.Output, StringComparison.Ordinal);
        Assert.Contains("two in ../drydock.yaml has no dockerfile", (await setup.RunAsync("gpu", "check", "two")).Error.Replace(folder.File("drydock.yaml"), "../drydock.yaml", StringComparison.Ordinal), StringComparison.Ordinal);
        folder.Write("drydock.yaml", "version: 1\nservices: 3\n");
        Assert.Equal(1, (await setup.RunAsync("gpu", "check")).ExitCode);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_told()
    {
        var run = await RunAsync("nowhere");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is no such file or folder", run.Error, StringComparison.Ordinal);
        Assert.Single(run.ErrorLines);
    }

    [Fact]
    public async Task An_empty_folder_holds_nothing_to_check() => Assert.Contains("no Dockerfile", (await RunAsync()).Error, StringComparison.Ordinal);
}
