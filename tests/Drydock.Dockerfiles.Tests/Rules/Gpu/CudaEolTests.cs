namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class CudaEolTests
{
    private const string Id = "cuda-eol";

    [Theory]
    [InlineData("FROM nvidia/cuda:10.2-cudnn7-devel-ubuntu18.04 AS a\nFROM debian:12.11", "1:nvidia/cuda:10.2-cudnn7-devel-ubuntu18.04")]
    [InlineData("FROM docker.io/nvidia/cuda:12.2.0-base-ubuntu22.04", "1:docker.io/nvidia/cuda:12.2.0-base-ubuntu22.04")]
    public void A_withdrawn_version_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\n")]
    [InlineData("FROM nvidia/cuda:13.9.0-base-ubuntu24.04")]
    [InlineData("FROM pytorch/pytorch:1.7.1-cuda11.0-cudnn8-runtime")]
    [InlineData("FROM nvidia/cuda:$V")]
    public void Listed_and_newer_ones_and_others_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
