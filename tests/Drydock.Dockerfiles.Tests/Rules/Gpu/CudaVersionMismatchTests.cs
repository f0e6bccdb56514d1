namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>cuda-version-mismatch</c>.</summary>
public sealed class CudaVersionMismatchTests
{
    [Theory]
    [InlineData("FROM nvidia/cuda:12.1.0-runtime-ubuntu22.04\nRUN pip install torch==2.5.1+cu124\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.5.1+cu118\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("cuda-version-mismatch", text);
}
