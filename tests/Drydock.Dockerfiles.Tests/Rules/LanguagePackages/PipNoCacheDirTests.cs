namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PipNoCacheDirTests
{
    private const string Id = "pip-no-cache-dir";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip3 install flask==3.0.0", "2:install")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python -m pip install flask==3.0.0", "2:install")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN uv pip install --system flask==3.0.0", "2:install")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --no-cache-dir flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip --no-cache-dir install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nARG PIP_NO_CACHE_DIR=1\nRUN pip install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN PIP_NO_CACHE_DIR=1 pip install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN export PIP_NO_CACHE_DIR=1 && pip install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN --mount=type=cache,target=/root/.cache pip install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install flask && rm -rf ~/.cache/pip")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install flask && pip cache purge")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pipx install poetry")]
    [InlineData("FROM python:3.12.11 AS b\nRUN pip install flask\nFROM python:3.12.11\nCOPY --from=b /v /v")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip download flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip $OPTS install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip config set global.no-cache-dir true && pip install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV UV_NO_CACHE=1\nRUN uv pip install flask")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN uv pip install --system flask\n", "FROM python:3.12.11-slim-bookworm\nRUN uv pip install --no-cache --system flask\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);
}
