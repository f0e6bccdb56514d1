namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class NvidiaDriverCapabilitiesBroadTests
{
    private const string Id = "nvidia-driver-capabilities-broad";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DRIVER_CAPABILITIES=compute,graphics", "2:NVIDIA_DRIVER_CAPABILITIES=compute,graphics")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DRIVER_CAPABILITIES=compute\nENV NVIDIA_DRIVER_CAPABILITIES=utility", "2:NVIDIA_DRIVER_CAPABILITIES=compute")]
    public void Needless_ones_and_earlier_settings_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DRIVER_CAPABILITIES=compute,utility")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DRIVER_CAPABILITIES=compute,video")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y libgl1\nENV NVIDIA_DRIVER_CAPABILITIES=compute,graphics")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DRIVER_CAPABILITIES=$X")]
    public void What_is_needed_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
