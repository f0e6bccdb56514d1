namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class GpuQueryAtBuildTests
{
    private const string Id = "gpu-query-at-build";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python -c \"import torch; assert torch.cuda.is_available()\"", "2:\"import torch; assert torch.cuda.is_available()\"")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install x && nvidia-smi -L", "2:nvidia-smi -L")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN X=$(nvidia-smi) && y", "2:nvidia-smi")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python3 <<EOF\nimport torch\ntorch.cuda.device_count()\nEOF", "2:RUN python3 <<EOF")]
    public void Every_way_to_ask_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"nvidia-smi\"]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN nvidia-smi || true")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN if nvidia-smi; then x; fi")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN command -v nvidia-smi")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN nvcc --version")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN echo nvidia-smi")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python -c \"import torch; print(torch.__version__)\"")]
    public void Run_time_alternatives_and_other_programs_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
