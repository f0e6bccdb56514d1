namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>nvidia-visible-devices-all</c>.</summary>
public sealed class NvidiaVisibleDevicesAllTests
{
    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV A=1 NVIDIA_VISIBLE_DEVICES=all\n", "2:NVIDIA_VISIBLE_DEVICES=all")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("nvidia-visible-devices-all", text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_VISIBLE_DEVICES=void\n")]
    [InlineData("FROM a AS b\nENV NVIDIA_VISIBLE_DEVICES=all\nFROM c\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("nvidia-visible-devices-all", text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV A=1 \\\n    NVIDIA_VISIBLE_DEVICES=all \\\n    B=2\n", "FROM python:3.12.11-slim-bookworm\nENV A=1 \\\n    B=2\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV A=1 \\\n    NVIDIA_VISIBLE_DEVICES=all\n", "FROM python:3.12.11-slim-bookworm\nENV A=1\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("nvidia-visible-devices-all", before, after);
}
