namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class CudaVersionMismatchTests
{
    private const string Id = "cuda-version-mismatch";

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install cupy-cuda11x", "2:cupy-cuda11x")]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch==2.1.0+cu118", "2:torch==2.1.0+cu118")]
    [InlineData("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN pip install --index-url=https://download.pytorch.org/whl/cu121 torch", "2:--index-url=https://download.pytorch.org/whl/cu121")]
    public void Another_major_version_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install cupy-cuda12x")]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu121")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu118")]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch --index-url $INDEX")]
    public void The_same_major_and_bases_without_CUDA_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch==2.1.0 --index-url https://download.pytorch.org/whl/cu118")]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu118")]
    public void A_version_without_such_a_build_stays(string text) => RuleAssert.OffersNoFix(Id, text);
}
