namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class DevDepsInRuntimeTests
{
    private const string Id = "dev-deps-in-runtime";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install pytest==8.0.0 flask", "2:pytest==8.0.0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -r requirements-dev.txt", "2:requirements-dev.txt")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install '.[dev]'", "2:'.[dev]'")]
    [InlineData("FROM composer:2\nRUN composer install", "2:composer install")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN poetry install", "2:poetry install")]
    [InlineData("FROM ruby:3.3\nRUN bundle install", "2:bundle install")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pipenv install --dev", "2:pipenv install --dev")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install flask==3.0.0")]
    [InlineData("FROM python:3.12 AS test\nRUN pip install pytest\nFROM python:3.12.11-slim-bookworm\nRUN pip install flask")]
    [InlineData("FROM composer:2\nRUN composer install --no-dev")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN poetry install --only main")]
    [InlineData("FROM ruby:3.3\nENV BUNDLE_WITHOUT=development\nRUN bundle install")]
    [InlineData("FROM ruby:3.3\nRUN bundle config set --local without 'development test' && bundle install")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nRUN npm ci")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN uv sync --locked")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM composer:2\nRUN composer install -q\n", "FROM composer:2\nRUN composer install --no-dev -q\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN poetry install\n", "FROM python:3.12.11-slim-bookworm\nRUN poetry install --only main\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM composer:2\nRUN composer install\nRUN npm run build")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:flask\npytest-cov==1\nblack", "3:requirements.txt")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:flask", null)]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm ci", "package.json:{\"devDependencies\":{}}|package-lock.json:x", "3:npm ci")]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nENV NODE_ENV=production\nRUN npm ci", "package.json:{\"devDependencies\":{}}", null)]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm ci --omit=dev", "package.json:{\"devDependencies\":{}}", null)]
    [InlineData("FROM node:22.12.0-bookworm-slim\nCOPY package.json package-lock.json ./\nRUN npm ci", "package.json:{}", null)]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY . .\nRUN uv sync --locked", "pyproject.toml:[dependency-groups]", "3:uv sync --locked")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY . .\nRUN uv sync --locked", "pyproject.toml:[project]", null)]
    public void Files_of_the_build_context_count(string text, string files, string? expected)
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([.. files.Split('|').Select(static f => f.Split(':', 2)).Select(static f => (f[0], f[1]))]) };

        RuleAssert.CatchesWith(Id, text, settings, expected is null ? [] : [expected]);
    }
}
