namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>gpu-query-at-build</c>.</summary>
public sealed class GpuQueryAtBuildTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN nvidia-smi || true\n", "2:nvidia-smi")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("gpu-query-at-build", text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nHEALTHCHECK CMD nvidia-smi\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN echo nvidia-smi\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("gpu-query-at-build", text);
}
