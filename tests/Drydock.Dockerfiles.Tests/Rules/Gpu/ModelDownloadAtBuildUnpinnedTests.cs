namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>model-download-at-build-unpinned</c>.</summary>
public sealed class ModelDownloadAtBuildUnpinnedTests
{
    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN curl -LO https://huggingface.co/a/b/resolve/main/x.bin\n", "2:curl")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("model-download-at-build-unpinned", text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python -c \"X.from_pretrained('a', revision='1')\"\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("model-download-at-build-unpinned", text);
}
