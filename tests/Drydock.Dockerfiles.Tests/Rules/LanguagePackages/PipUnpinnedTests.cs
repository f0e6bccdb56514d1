namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PipUnpinnedTests
{
    private const string Id = "pip-unpinned";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install flask==3.0.0 fastapi", "2:fastapi")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN uv pip install 'uvicorn[standard]>=0.20'", "2:'uvicorn[standard]>=0.20'")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --upgrade pip requests", "2:requests")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install pip", "2:pip")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install flask==3.0.0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -r requirements.txt")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install .")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -e .[dev]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install flask -c constraints.txt")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install git+https://g.example/a/b@v1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a@https://a.example/a-1.0-py3-none-any.whl")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install $PKGS")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==${V}")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install fastapi>=0.104.0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --no-index --find-links=/wheels app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -U pip setuptools wheel")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install /wheels/*.whl")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install ./dist/app.tar.gz")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -t /opt flask==3.0.0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV PIP_CONSTRAINT=/c.txt\nRUN pip install flask")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
