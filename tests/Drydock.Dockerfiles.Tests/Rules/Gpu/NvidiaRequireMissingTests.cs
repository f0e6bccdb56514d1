namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>nvidia-require-missing</c>.</summary>
public sealed class NvidiaRequireMissingTests
{
    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS b\nFROM ubuntu:22.04\nCOPY --from=b /app /app\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("nvidia-require-missing", text);
}
