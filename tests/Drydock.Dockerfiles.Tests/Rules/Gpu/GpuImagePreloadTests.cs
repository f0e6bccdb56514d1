namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class GpuImagePreloadTests
{
    private const string Id = "gpu-image-preload";

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nENV LD_PRELOAD=/a.so", "2:LD_PRELOAD=/a.so")]
    [InlineData("FROM python:3.12-slim\nENV NVIDIA_VISIBLE_DEVICES=0 LD_PRELOAD=/a.so", "2:LD_PRELOAD=/a.so")]
    public void A_library_that_the_toolkit_would_load_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12-slim\nENV LD_PRELOAD=/a.so")]
    [InlineData("FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nENV LD_PRELOAD=/a.so\nENV LD_PRELOAD=")]
    [InlineData("FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nCMD [\"env\", \"LD_PRELOAD=/a.so\", \"app\"]")]
    public void One_that_it_would_not_load_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
