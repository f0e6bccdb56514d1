namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class GpuSilentCpuFallbackTests
{
    private const string Id = "gpu-silent-cpu-fallback";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.1.1+cu121 || (echo no && pip install torch)", "2:pip install torch==2.1.1+cu121 || (echo no && pip install torch")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install onnxruntime-gpu || pip install onnxruntime", "2:pip install onnxruntime-gpu || pip install onnxruntime")]
    public void A_fallback_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("RUN pip install torch==2.1.1+cu121 || \\\n    pip install torch", "RUN pip install torch==2.1.1+cu121")]
    [InlineData("RUN pip install torch==2.1.1+cu121 || pip install torch && rm -rf /root/.cache", "RUN pip install torch==2.1.1+cu121 && rm -rf /root/.cache")]
    public void The_other_command_is_taken_away(string before, string after) =>
        RuleAssert.Mends(Id, $"FROM python:3.12.11-slim-bookworm\n{before}\n", $"FROM python:3.12.11-slim-bookworm\n{after}\n");

    [Theory]
    [InlineData("RUN pip install torch==2.1.1+cu121 || (echo no && pip install torch)")]
    [InlineData("RUN pip install torch==2.1.1+cu121 || pip install torch | tee log")]
    [InlineData("RUN ! pip install torch==2.1.1+cu121 || pip install torch")]
    [InlineData("RUN pip install torch==2.1.1+cu121 || \\\n# the CPU does\n    pip install torch")]
    public void What_is_more_than_one_command_is_left_to_a_person(string run) => RuleAssert.OffersNoFix(Id, $"FROM python:3.12.11-slim-bookworm\n{run}\n");

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.1.1+cu121 || exit 1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu121 && pip install torchmetrics")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install numpy || pip install torch")]
    public void Other_alternatives_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
