namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class YarnCacheCleanTests
{
    private const string Id = "yarn-cache-clean";

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn", "2:yarn")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn add a@1.0.0", "2:yarn add a@1.0.0")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn install && yarn cache clean")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn install --immutable")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN corepack enable\nRUN yarn install")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn build")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn --version")]
    [InlineData("FROM node:22.12.0 AS b\nRUN yarn install\nFROM node:22.12.0-bookworm-slim\nCOPY --from=b /a /a")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn install && rm -rf /usr/local/share/.cache")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn install \\\n && yarn build\n", "FROM node:22.12.0-bookworm-slim\nRUN yarn install \\\n && yarn build \\\n && yarn cache clean\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn install", ".yarnrc.yml:x", null)]
    public void Files_of_the_build_context_count(string text, string files, string? expected)
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([.. files.Split('|').Select(static f => f.Split(':', 2)).Select(static f => (f[0], f[1]))]) };

        RuleAssert.CatchesWith(Id, text, settings, expected is null ? [] : [expected]);
    }
}
