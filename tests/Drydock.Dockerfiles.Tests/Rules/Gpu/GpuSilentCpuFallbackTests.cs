namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class GpuSilentCpuFallbackTests
{
    private const string Id = "gpu-silent-cpu-fallback";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.1.1+cu121 || (echo no && pip install torch)", "2:pip install torch==2.1.1+cu121 || (echo no && pip install torch")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install onnxruntime-gpu || pip install onnxruntime", "2:pip install onnxruntime-gpu || pip install onnxruntime")]
    public void A_fallback_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.1.1+cu121 || exit 1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu121 && pip install torchmetrics")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install numpy || pip install torch")]
    public void Other_alternatives_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
