using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>single-stage</c>.</summary>
public sealed class SingleStageTests
{
    [Fact]
    public void A_stage_that_nothing_needs_does_not_make_several() => RuleAssert.Catches("single-stage", "FROM debian:12.11 AS tests\nRUN true\nFROM debian:12.11\n", "3:FROM debian:12.11");

    [Theory]
    [InlineData("FROM golang:1.24 AS build\nFROM scratch\nCOPY --from=build /app /app\n")]
    [InlineData("FROM golang:1.24 AS build\nFROM scratch\nRUN --mount=type=bind,from=build,target=/b /b/install\n")]
    [InlineData("FROM debian:12.11\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\n")]
    [InlineData("FROM debian:12.11 AS base\nFROM base\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("single-stage", text);

    [Fact]
    public void Without_a_policy_nothing_is_said() => RuleAssert.CatchesNot("single-stage", "FROM debian:12.11\n", new CheckSettings { Policy = new RulePolicy { AllRules = true } });
}
