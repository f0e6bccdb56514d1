namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class RedundantCudaTests
{
    private const string Id = "redundant-cuda";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch && apt-get install -y nvidia-cuda-toolkit", "2:nvidia-cuda-toolkit")]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch==2.5.1", "2:torch==2.5.1")]
    public void A_second_CUDA_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y nvidia-cuda-toolkit")]
    [InlineData("FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN pip install torch")]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch --index-url https://download.pytorch.org/whl/cpu")]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torchmetrics")]
    public void One_CUDA_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
