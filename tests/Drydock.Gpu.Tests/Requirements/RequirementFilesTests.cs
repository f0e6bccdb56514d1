using CsCheck;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Requirements;

/// <summary>Requirements in every file and command that holds them.</summary>
public sealed class RequirementFilesTests
{
    [Fact]
    public void A_requirements_file_has_options_comments_and_continued_lines()
    {
        var set = RequirementsFile.Read("""
            # CUDA
            --index-url https://download.pytorch.org/whl/cu126
            --extra-index-url=https://pypi.org/simple
            -f https://example.com/wheels
            -r base.txt
            torch==2.12.1+cu126 \
                --hash=sha256:abc
            numpy  # any
            fsspec @ https://example.com/a#egg=b
            not a requirement
            """);
        Assert.Equal("https://download.pytorch.org/whl/cu126", set.Indexes.Main);
        Assert.Equal(["https://pypi.org/simple"], set.Indexes.Extra);
        Assert.Equal(["https://example.com/wheels"], set.Indexes.FindLinks);
        Assert.Equal(["base.txt"], set.Includes);
        Assert.Equal(["torch", "numpy", "fsspec"], set.Requirements.Select(static r => r.Name));
        Assert.Equal([6, 8, 9], set.Requirements.Select(static r => r.Line));
        Assert.Equal("not a requirement", Assert.Single(set.Unread).Text);
    }

    [Theory]
    [InlineData("pip install torch==2.5.1 --index-url https://x/whl/cu121")]
    [InlineData("pip3.12 install -i https://x/whl/cu121 torch==2.5.1")]
    [InlineData("/opt/venv/bin/python3 -m pip install --no-cache-dir -ihttps://x/whl/cu121 torch==2.5.1")]
    [InlineData("PIP_NO_CACHE_DIR=1 sudo pip install --target /app --index-url=https://x/whl/cu121 torch==2.5.1")]
    [InlineData("uv pip install --python 3.12 torch==2.5.1 --index-url https://x/whl/cu121")]
    public void Commands_that_install_are_read(string command)
    {
        var set = InstallCommand.Read([.. command.Split(' ')]);
        Assert.Equal("torch==2.5.1", Assert.Single(set!.Requirements).Text);
        Assert.Equal("https://x/whl/cu121", set.Indexes.Main);
    }

    [Theory]
    [InlineData("pip download torch")]
    [InlineData("apt-get install torch")]
    [InlineData("python app.py install torch")]
    [InlineData("pip")]
    public void Other_commands_install_no_python_package(string command) => Assert.Null(InstallCommand.Read([.. command.Split(' ')]));

    [Fact]
    public void Uv_binds_a_package_to_an_index()
    {
        var set = PyProject.Read("""
            [project]
            requires-python = "==3.12.*"
            dependencies = ["torch>=2.5", "numpy"]
            [dependency-groups]
            dev = ["pytest", {include-group = "x"}]
            [tool.uv.sources]
            torch = [
              { index = "pytorch-cpu", marker = "sys_platform == 'darwin'" },
              { index = "pytorch-cu126", marker = "sys_platform == 'linux'" },
            ]
            [[tool.uv.index]]
            name = "pytorch-cpu"
            url = "https://download.pytorch.org/whl/cpu"
            explicit = true
            [[tool.uv.index]]
            name = "pytorch-cu126"
            url = "https://download.pytorch.org/whl/cu126"
            explicit = true
            """, out var wrong)!;
        Assert.Equal("", wrong);
        Assert.Equal("https://download.pytorch.org/whl/cu126", set.Requirements[0].BoundIndex);
        Assert.Null(set.Requirements[1].BoundIndex);
        Assert.Empty(set.Indexes.Extra);
        Assert.Equal(PythonVersion.Parse("3.12"), set.Python);
    }

    [Fact]
    public void An_uv_index_that_is_not_explicit_is_merged()
    {
        var set = PyProject.Read("[project]\ndependencies=['torch']\n[[tool.uv.index]]\nurl='https://download.pytorch.org/whl/cu126'\n", out _)!;
        Assert.Equal(["https://download.pytorch.org/whl/cu126"], set.Indexes.Extra);
    }

    [Theory]
    [InlineData(">=3.12,<3.13", "3.12")]
    [InlineData("==3.12.*", "3.12")]
    [InlineData("==3.12.4", "3.12")]
    [InlineData("~=3.12.0", "3.12")]
    [InlineData(">=3.10", null)]
    [InlineData("", null)]
    [InlineData("three", null)]
    public void A_project_names_its_python_where_it_leaves_one(string requires, string? python) =>
        Assert.Equal(python, PyProject.Read($"[project]\nrequires-python = '{requires}'\n", out _)!.Python?.ToString());

    [Fact]
    public void Poetry_has_constraints_and_sources_of_its_own()
    {
        var set = PyProject.Read("""
            [tool.poetry.dependencies]
            python = "~3.12"
            torch = { version = "^2.5.1", source = "pytorch" }
            torchvision = "0.20.1"
            torchaudio = "2.4.0 || 2.5.0"
            [[tool.poetry.source]]
            name = "pytorch"
            url = "https://download.pytorch.org/whl/cu121"
            priority = "explicit"
            """, out _)!;
        var torch = set.Of("torch").Single();
        Assert.Equal(">=2.5.1 <3", string.Join(' ', torch.Specifiers));
        Assert.Equal("https://download.pytorch.org/whl/cu121", torch.BoundIndex);
        Assert.Equal(WheelVersion.Parse("0.20.1"), set.Of("torchvision").Single().Exact);
        Assert.True(set.Of("torchaudio").Single().Unclear);
        Assert.Equal(PythonVersion.Parse("3.12"), set.Python);
        Assert.Null(set.Indexes.Main);
    }

    [Theory]
    [InlineData("poetry add torch@^0.3.1", ">=0.3.1 <0.4")]
    [InlineData("poetry add torch@~2.5", ">=2.5 <2.6")]
    [InlineData("poetry add --source pytorch torch==2.5.1", "==2.5.1")]
    public void Poetry_add_is_read(string command, string specifiers) =>
        Assert.Equal(specifiers, string.Join(' ', InstallCommand.Read([.. command.Split(' ')])!.Requirements.Single().Specifiers));

    [Fact]
    public void A_conda_environment_has_specs_and_a_pip_section()
    {
        var set = CondaEnvironment.Read("""
            name: gpu
            channels: [pytorch, nvidia]
            dependencies:
              - python=3.11
              - pytorch::pytorch=2.5.1
              - pytorch-cuda=12.1  # build
              - pip:
                - --extra-index-url https://example.com/simple
                - "onnxruntime-gpu>=1.20"
              - numpy
            """);
        Assert.Equal(PythonVersion.Parse("3.11"), set.Python);
        var torch = set.Of("torch").Single();
        Assert.Equal(PackageOrigin.Conda, torch.Origin);
        Assert.Equal(WheelVersion.Parse("2.5.1+cu121"), torch.Exact);
        Assert.Equal(5, torch.Line);
        Assert.Equal(PackageOrigin.Wheel, set.Of("onnxruntime-gpu").Single().Origin);
        Assert.Equal(["https://example.com/simple"], set.Indexes.Extra);
        Assert.Equal("numpy", set.Requirements[^2].Name);
    }

    [Fact]
    public void Alternatives_are_parted_at_two_bars()
    {
        var sets = InstallAlternatives.Read(["torch==2.5.1+cu121", "torchvision", "||", "pip install torch --index-url https://download.pytorch.org/whl/cpu"], PackageIndexes.PyPi);
        Assert.Equal(2, sets.Length);
        Assert.Equal(2, sets[0].Requirements.Length);
        Assert.Equal("https://download.pytorch.org/whl/cpu", sets[1].Indexes.Main);
    }

    [Theory]
    [InlineData("python_version < '3.13'", true)]
    [InlineData("python_version >= '3.13' or sys_platform == 'linux'", true)]
    [InlineData("sys_platform == 'darwin' and extra == 'gpu'", false)]
    [InlineData("'linux' == sys_platform", true)]
    [InlineData("'3.11' <= python_version", true)]
    [InlineData("platform_machine in 'x86_64 AMD64'", true)]
    [InlineData("(python_version > '3.12')", false)]
    [InlineData("", true)]
    public void Markers_are_evaluated_for_linux(string marker, bool expected) => Assert.Equal(expected, EnvironmentMarker.Evaluate(marker, PythonVersion.Parse("3.12")));

    [Theory]
    [InlineData("extra == 'gpu'")]
    [InlineData("python_version <")]
    [InlineData("python_full_version < '3.12.4'")]
    [InlineData("((((((((((((((((((((((python_version < '3'))))))))))))))))))))))")]
    [InlineData("'unclosed")]
    public void What_a_marker_does_not_tell_is_unknown(string marker) => Assert.Null(EnvironmentMarker.Evaluate(marker, PythonVersion.Parse("3.12")));

    [Fact]
    public void Any_text_is_read_without_an_exception() => Gen.Select(Gen.String, Gen.String.Array[0, 6]).Sample(static (text, words) =>
    {
        _ = RequirementsFile.Read(text);
        _ = CondaEnvironment.Read("dependencies:\n- " + text);
        _ = EnvironmentMarker.Evaluate(text, null);
        _ = PyProject.Read(text, out var wrong);
        _ = InstallCommand.Read(["pip", "install", .. words]);
        _ = InstallCommand.Read(["conda", "install", .. words]);
        _ = InstallCommand.Read(["poetry", "add", .. words]);
        return wrong is not null && InstallAlternatives.Read(words, PackageIndexes.PyPi).Length <= InstallAlternatives.Most;
    });
}
