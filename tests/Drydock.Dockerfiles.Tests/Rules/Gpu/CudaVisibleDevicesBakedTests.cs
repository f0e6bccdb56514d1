namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>cuda-visible-devices-baked</c>.</summary>
public sealed class CudaVisibleDevicesBakedTests
{
    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN CUDA_VISIBLE_DEVICES=0 make\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("cuda-visible-devices-baked", text);
}
