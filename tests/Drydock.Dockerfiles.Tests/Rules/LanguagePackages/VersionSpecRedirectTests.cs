namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class VersionSpecRedirectTests
{
    private const string Id = "version-spec-redirect";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install fastapi>=0.104.0", "2:fastapi>=0.104.0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN uv pip install --system httpx>=0.25,<1 a==1", "2:httpx>=0.25,<1")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install 'fastapi>=0.104.0'")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install fastapi > 1.log")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install fastapi 2>/dev/null")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install curl>=1")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install uvicorn[standard]>=0.20\n", "FROM python:3.12.11-slim-bookworm\nRUN pip install \"uvicorn[standard]>=0.20\"\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);
}
