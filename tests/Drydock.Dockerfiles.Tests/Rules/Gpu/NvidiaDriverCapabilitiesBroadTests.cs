namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>nvidia-driver-capabilities-broad</c>.</summary>
public sealed class NvidiaDriverCapabilitiesBroadTests
{
    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DRIVER_CAPABILITIES=compute,graphics\n", "2:NVIDIA_DRIVER_CAPABILITIES=compute,graphics")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("nvidia-driver-capabilities-broad", text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DRIVER_CAPABILITIES=compute,utility,video\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("nvidia-driver-capabilities-broad", text);
}
