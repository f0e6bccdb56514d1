namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class CudaVisibleDevicesBakedTests
{
    private const string Id = "cuda-visible-devices-baked";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV CUDA_VISIBLE_DEVICES=\"0,1\"", "2:CUDA_VISIBLE_DEVICES=\"0,1\"")]
    public void Numbers_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV CUDA_VISIBLE_DEVICES=\"\"")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV CUDA_VISIBLE_DEVICES=-1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN CUDA_VISIBLE_DEVICES=0 x")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV CUDA_VISIBLE_DEVICES=0\nENV CUDA_VISIBLE_DEVICES=")]
    public void Hiding_all_and_commands_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
