namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>gpu-silent-cpu-fallback</c>.</summary>
public sealed class GpuSilentCpuFallbackTests
{
    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu121 || \\\n  pip install torch\n", "2:pip install torch --index-url https://download.pytorch.org/whl/cu121")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("gpu-silent-cpu-fallback", text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch+cu121 && pip install x\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a || pip install b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("gpu-silent-cpu-fallback", text);
}
