namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class NpmInstallNotCiTests
{
    private const string Id = "npm-install-not-ci";

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm i", "package.json:x|package-lock.json:x", "3:i")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nWORKDIR /app\nCOPY . .\nRUN npm install", "package.json:x|npm-shrinkwrap.json:x", "4:install")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json .\nRUN npm install", "package.json:x|package-lock.json:x", "3:install")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm install", "package.json:x", null)]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm ci", "package.json:x|package-lock.json:x", null)]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm install -g pm2@1", "package.json:x|package-lock.json:x", null)]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm install a@1.0.0", "package.json:x|package-lock.json:x", null)]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm install --no-package-lock", "package.json:x|package-lock.json:x", null)]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN cd sub && npm install", "package.json:x|package-lock.json:x", null)]
    public void Files_of_the_build_context_count(string text, string files, string? expected)
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([.. files.Split('|').Select(static f => f.Split(':', 2)).Select(static f => (f[0], f[1]))]) };

        RuleAssert.CatchesWith(Id, text, settings, expected is null ? [] : [expected]);
    }

    [Fact]
    public void A_lock_file_that_is_not_copied_is_told_without_a_fix() => RuleAssert.OffersNoFix(
        Id, "FROM node:22.12.0\nCOPY package.json .\nRUN npm install", RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder(("package.json", "x"), ("package-lock.json", "x")) });
}
