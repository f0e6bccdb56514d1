namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class ModelDownloadAtBuildUnpinnedTests
{
    private const string Id = "model-download-at-build-unpinned";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN hf download acme/x", "2:hf download acme/x")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN curl -fLO https://huggingface.co/acme/x/resolve/main/model.safetensors", "2:https://huggingface.co/acme/x/resolve/main/model.safetensors")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python <<EOF\nfrom x import y\ny.from_pretrained('acme/x')\nEOF", "2:RUN python <<EOF")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python -c \"pipeline('fill-mask', model='acme/x')\"", "2:\"pipeline('fill-mask', model='acme/x')\"")]
    public void Every_way_to_fetch_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN hf download acme/x --revision 5c38ec7")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN curl -fLO https://huggingface.co/acme/x/resolve/5c38ec7c/model.safetensors")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python -c \"y.from_pretrained('./model')\"")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python -c \"y.from_pretrained(name)\"")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install transformers")]
    public void Commits_paths_and_variables_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
