namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>nvidia-disable-require</c>.</summary>
public sealed class NvidiaDisableRequireTests
{
    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nENV NVIDIA_DISABLE_REQUIRE=false\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("nvidia-disable-require", text);
}
