namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class NvidiaRequireMissingTests
{
    private const string Id = "nvidia-require-missing";

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY --from=nvidia/cuda:12.4.1-devel-ubuntu22.04 /usr/local/cuda-12.4 /usr/local/cuda-12.4", "2:COPY --from=nvidia/cuda:12.4.1-devel-ubuntu22.04 /usr/local/cuda-12.4 /usr/local/cuda-12.4")]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nENV NVIDIA_REQUIRE_CUDA=", "2:NVIDIA_REQUIRE_CUDA=")]
    public void CUDA_without_its_requirement_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nCOPY --from=x /usr/local/cuda /y")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch")]
    [InlineData("FROM debian:12.11\nCOPY --from=x /opt /opt")]
    public void CUDA_bases_and_wheels_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
