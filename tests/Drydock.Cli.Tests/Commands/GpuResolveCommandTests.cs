using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

public sealed class GpuResolveCommandTests
{
    private static async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var run = await CliRun.Of([.. (string[])["gpu", "resolve", "--format", "json"], .. arguments]);
        Assert.Equal(0, run.ExitCode);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [Fact]
    public async Task A_pin_that_cannot_be_installed_says_why_and_what_can()
    {
        var answer = await JsonAsync("torch==2.1.1", "--python", "3.12");
        Assert.Equal("no", answer.GetProperty("installs").GetString());
        Assert.Equal("no", answer.GetProperty("runs").GetString());
        Assert.Equal("525.60.13", answer.GetProperty("minDriver").GetString());
        Assert.Equal(["3.8", "3.9", "3.10", "3.11"], answer.GetProperty("pythons").EnumerateArray().Select(static p => p.GetString()));
        var reason = answer.GetProperty("reasons")[0];
        Assert.Equal("blocks", reason.GetProperty("kind").GetString());
        Assert.Equal("2026-09", reason.GetProperty("asOf").GetString());
        Assert.NotEqual("", reason.GetProperty("source").GetString());
        Assert.Equal("torch==2.4.1+cu121", answer.GetProperty("nearest").GetProperty("pins")[1].GetString());
    }

    [Fact]
    public async Task What_is_not_given_is_unknown()
    {
        var answer = await JsonAsync("torch==2.5.1");
        Assert.Equal("unknown", answer.GetProperty("installs").GetString());
        Assert.Equal("unknown", answer.GetProperty("runs").GetString());
    }

    [Fact]
    public async Task A_fallback_is_resolved_too()
    {
        var answer = await JsonAsync("torch==2.5.1+cu121 || pip install torch", "--python", "3.12", "--driver", "550.54");
        var fallback = Assert.Single(answer.GetProperty("fallbacks").EnumerateArray());
        Assert.Equal("yes", fallback.GetProperty("installs").GetString());
        Assert.Equal("no", fallback.GetProperty("runs").GetString());
    }

    [Fact]
    public async Task Text_is_for_people()
    {
        var run = await CliRun.Of("gpu", "resolve", "torch==2.5.1", "torchvision==0.20.1", "--python", "3.12", "--driver", "550.54.14", "--gpu", "H100", "--index-url", "https://download.pytorch.org/whl/cu124");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("torch==2.5.1 torchvision==0.20.1\n  installs yes\n  runs     unknown\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("'latest' is not a Python version", "torch", "--python", "latest")]
    [InlineData("'new' is not a driver version", "torch", "--driver", "new")]
    [InlineData("'Radeon' is not a known GPU", "torch", "--gpu", "Radeon")]
    [InlineData("nothing of PyTorch is asked for in 'numpy'", "numpy")]
    [InlineData("'torch=2' cannot be read", "torch=2")]
    public async Task Mistakes_are_told_in_one_line(string expected, params string[] arguments)
    {
        var run = await CliRun.Of([.. (string[])["gpu", "resolve"], .. arguments]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.ErrorLines);
    }
}
