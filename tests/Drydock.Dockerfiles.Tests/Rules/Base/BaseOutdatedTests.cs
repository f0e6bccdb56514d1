using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Base;

public sealed class BaseOutdatedTests
{
    [Theory]
    [InlineData("FROM debian:12.11\n")]
    [InlineData("FROM debian\n")]
    [InlineData("FROM scratch\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-outdated", text);

    [Fact]
    public void Without_facts_nothing_is_said() => RuleAssert.CatchesNot("base-outdated", "FROM debian:12.9\n", CheckSettings.Default);
}
