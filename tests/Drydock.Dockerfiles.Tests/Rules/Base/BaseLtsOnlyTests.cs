using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-lts-only</c>.</summary>
public sealed class BaseLtsOnlyTests
{
    [Theory]
    [InlineData("2026-07-11", false)]
    [InlineData("2026-07-12", true)]
    [InlineData("2028-06-30", true)]
    [InlineData("2028-07-01", false)]
    public void Only_between_the_two_ends_there_is_long_term_support_alone(string today, bool reported)
    {
        var settings = RuleAssert.Settings("base-lts-only") with { Today = DateOnly.ParseExact(today, "yyyy-MM-dd", null) };
        RuleAssert.CatchesWith("base-lts-only", "FROM debian:12.11 AS build\nFROM debian:12.11\n", settings, reported ? ["2:debian:12.11"] : []);
    }

    [Fact]
    public void Without_a_policy_nothing_is_said() => RuleAssert.CatchesNot("base-lts-only", "FROM debian:12.11\n", RuleAssert.Settings("base-lts-only") with { Policy = new RulePolicy { AllRules = true } });
}
