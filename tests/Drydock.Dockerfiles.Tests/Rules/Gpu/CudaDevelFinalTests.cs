namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>cuda-devel-final</c>.</summary>
public sealed class CudaDevelFinalTests
{
    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS b\nFROM nvidia/cuda:12.4.1-base-ubuntu22.04\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("cuda-devel-final", text);
}
