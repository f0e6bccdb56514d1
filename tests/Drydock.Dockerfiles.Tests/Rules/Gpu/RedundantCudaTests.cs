namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>redundant-cuda</c>.</summary>
public sealed class RedundantCudaTests
{
    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y cuda-toolkit-12-4\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("redundant-cuda", text);
}
