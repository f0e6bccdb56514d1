namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PythonHttpsVerifyOffTests
{
    private const string Id = "python-https-verify-off";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN PYTHONHTTPSVERIFY=0 python x.py", "2:PYTHONHTTPSVERIFY=0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN export PYTHONHTTPSVERIFY=\"0\"; python x.py", "2:PYTHONHTTPSVERIFY=\"0\"")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nARG PYTHONHTTPSVERIFY=0", "2:PYTHONHTTPSVERIFY=0")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV PYTHONHTTPSVERIFY=1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV PYTHONHTTPSVERIFY=$X")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
