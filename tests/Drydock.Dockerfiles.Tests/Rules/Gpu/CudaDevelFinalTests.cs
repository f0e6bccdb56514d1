namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class CudaDevelFinalTests
{
    private const string Id = "cuda-devel-final";

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS a\nFROM a\nCMD [\"x\"]", "2:FROM a")]
    [InlineData("FROM pytorch/pytorch:2.5.1-cuda12.4-cudnn9-devel", "1:FROM pytorch/pytorch:2.5.1-cuda12.4-cudnn9-devel")]
    public void devel_behind_other_stages_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\n")]
    [InlineData("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS b\nRUN nvcc x\nFROM nvidia/cuda:12.4.1-base-ubuntu22.04")]
    [InlineData("FROM debian:12.11\n")]
    public void runtime_and_builders_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN make")]
    [InlineData("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN pip install flash-attn")]
    [InlineData("ARG B=nvidia/cuda:12.4.1-devel-ubuntu22.04\nFROM $B")]
    public void What_compiles_keeps_its_base(string text) => RuleAssert.OffersNoFix(Id, text);
}
