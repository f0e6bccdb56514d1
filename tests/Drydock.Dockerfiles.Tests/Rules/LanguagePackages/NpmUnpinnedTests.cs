namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class NpmUnpinnedTests
{
    private const string Id = "npm-unpinned";

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm i -g pm2 @nestjs/cli@10.1.0", "2:pm2")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install @nestjs/cli", "2:@nestjs/cli")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install -g npm@latest", "2:npm@latest")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn global add serve", "2:serve")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN pnpm add a@^1.0.0 b", "2:b")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install pm2@5.4.3")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install ./lib")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install $PKGS")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install acme/lib")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install https://a.example/x.tgz")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm ci")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN yarn add a@1.2.3")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm install --prefix /app a@1.0.0")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
