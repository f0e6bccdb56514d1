using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Base;

public sealed class FleetInconsistentBaseTests
{
    [Theory]
    [InlineData("FROM python:3.12-slim\n", "1:python:3.12-slim")]
    [InlineData("FROM python:3.11.4-slim-bookworm AS a\nFROM a\n", "1:python:3.11.4-slim-bookworm")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("fleet-inconsistent-base", text, expected);

    [Theory]
    [InlineData("FROM python:3.12.3-slim-bookworm\n")]
    [InlineData("FROM python:3.12-bookworm\n")]
    [InlineData("FROM debian:12.11\n")]
    [InlineData("FROM scratch\n")]
    [InlineData("ARG X\nFROM $X\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("fleet-inconsistent-base", text);

    [Fact]
    public void The_line_that_most_use_is_followed()
    {
        var siblings = CheckSettings.Default with { Siblings = [("a", RuleAssert.Reference("node:22")), ("b", RuleAssert.Reference("node:22")), ("c", RuleAssert.Reference("node:24"))] };

        RuleAssert.CatchesNot("fleet-inconsistent-base", "FROM node:22\n", siblings);
        RuleAssert.CatchesWith("fleet-inconsistent-base", "FROM node:24\n", siblings, "1:node:24");
    }
}
