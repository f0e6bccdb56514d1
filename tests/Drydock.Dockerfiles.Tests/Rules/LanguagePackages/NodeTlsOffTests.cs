namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class NodeTlsOffTests
{
    private const string Id = "node-tls-off";

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci", "2:NODE_TLS_REJECT_UNAUTHORIZED=0")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN env NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci", "2:NODE_TLS_REJECT_UNAUTHORIZED=0")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nENV NODE_TLS_REJECT_UNAUTHORIZED=1")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nARG NODE_TLS_REJECT_UNAUTHORIZED")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
