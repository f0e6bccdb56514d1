namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PipTrustedHostTests
{
    private const string Id = "pip-trusted-host";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --trusted-host=a.example flask==1", "2:--trusted-host=a.example")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV PIP_TRUSTED_HOST=a.example", "2:PIP_TRUSTED_HOST=a.example")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip config set global.trusted-host a.example", "2:pip config set global.trusted-host a.example")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN PIP_TRUSTED_HOST=a.example pip install flask==1", "2:PIP_TRUSTED_HOST=a.example")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN uv pip install --allow-insecure-host a.example flask==1", "2:--allow-insecure-host")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --cert /c.pem flask==1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV PIP_TRUSTED_HOST=")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN echo --trusted-host")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:--trusted-host a.example\na==1", "3:requirements.txt")]
    public void Files_of_the_build_context_count(string text, string files, string? expected)
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([.. files.Split('|').Select(static f => f.Split(':', 2)).Select(static f => (f[0], f[1]))]) };

        RuleAssert.CatchesWith(Id, text, settings, expected is null ? [] : [expected]);
    }
}
