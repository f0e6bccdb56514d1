namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

public sealed class ArgBeforeHeavyLayerTests
{
    private const string Id = "arg-before-heavy-layer";

    [Theory]
    [InlineData("FROM debian:12.11\nARG BUILD_DATE=x\nRUN apt-get install -y a", "2:ARG BUILD_DATE=x")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY . .\nRUN pip install -r requirements.txt", "2:COPY . .")]
    [InlineData("FROM node:24.1\nCOPY ./ /w\nRUN npm ci", "2:COPY ./ /w")]
    public void What_changes_ahead_of_an_installation_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nARG GIT_COMMIT\nRUN apt-get install -y a=$GIT_COMMIT")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y a\nARG GIT_COMMIT")]
    [InlineData("FROM debian:12.11\nARG PYTHON=3\nRUN apt-get install -y a")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nRUN pip install .")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY . .\nRUN pip install .")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt")]
    public void What_the_installation_needs_or_follows_is_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nARG BUILD_DATE\nRUN apt-get install -y a")]
    public void An_argument_that_nothing_uses_stays(string text) => RuleAssert.OffersNoFix(Id, text);
}
