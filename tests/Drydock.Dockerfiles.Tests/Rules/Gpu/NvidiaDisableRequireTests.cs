namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class NvidiaDisableRequireTests
{
    private const string Id = "nvidia-disable-require";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DISABLE_REQUIRE=true", "2:NVIDIA_DISABLE_REQUIRE=true")]
    public void Switched_off_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DISABLE_REQUIRE=false")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_DISABLE_REQUIRE=")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV X=NVIDIA_DISABLE_REQUIRE=1")]
    public void Switched_on_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
