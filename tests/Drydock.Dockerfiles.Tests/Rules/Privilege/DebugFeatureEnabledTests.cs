namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class DebugFeatureEnabledTests
{
    private const string Id = "debug-feature-enabled";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NODE_ENV=development", "2:NODE_ENV=development")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV A=1 DEBUG=\"True\"", "2:DEBUG=\"True\"")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV PYTHONDEVMODE=1", "2:PYTHONDEVMODE=1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV FLASK_ENV development", "2:FLASK_ENV development")]
    public void A_development_mode_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NODE_ENV=production")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV FLASK_DEBUG=1\nENV FLASK_DEBUG=0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV DEBUG=$X")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV DEBUG=")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nARG FLASK_DEBUG=1")]
    [InlineData("FROM node:24.1 AS b\nENV NODE_ENV=development\nRUN npm ci\nFROM node:24.1")]
    public void Production_later_values_and_other_stages_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV A=1 \\\n    DEBUG=1 \\\n    B=2\n", "FROM python:3.12.11-slim-bookworm\nENV A=1 \\\n    B=2\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV DEBUG=1\nCMD [\"x\"]\n", "FROM python:3.12.11-slim-bookworm\nCMD [\"x\"]\n")]
    public void A_switch_without_a_better_value_goes(string before, string after) => RuleAssert.Mends(Id, before, after);
}
