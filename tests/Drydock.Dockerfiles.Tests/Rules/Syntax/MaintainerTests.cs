namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>maintainer</c>.</summary>
public sealed class MaintainerTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nLABEL maintainer=x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("maintainer", text);

    [Theory]
    [InlineData("FROM debian:12.11\nMAINTAINER $X\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("maintainer", text);
}
