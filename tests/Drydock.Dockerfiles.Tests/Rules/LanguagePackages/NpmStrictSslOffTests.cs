namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class NpmStrictSslOffTests
{
    private const string Id = "npm-strict-ssl-off";

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm set strict-ssl false", "2:strict-ssl")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn config set strict-ssl false", "2:strict-ssl")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install --strict-ssl=false", "2:--strict-ssl=false")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nENV NPM_CONFIG_STRICT_SSL=false", "2:NPM_CONFIG_STRICT_SSL=false")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN echo \"strict-ssl=false\" >> .npmrc", "2:\"strict-ssl=false\"")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn config set enableStrictSsl false", "2:enableStrictSsl")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm config set strict-ssl true")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nENV npm_config_strict_ssl=true")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm config get strict-ssl")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
