namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class DebianFrontendEnvTests
{
    private const string Id = "debian-frontend-env";

    [Theory]
    [InlineData("FROM debian:12.11\nENV A=1 DEBIAN_FRONTEND=noninteractive", "2:DEBIAN_FRONTEND=noninteractive")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nARG DEBIAN_FRONTEND=noninteractive")]
    [InlineData("FROM debian:12.11\nENV DEBIAN_FRONTEND=noninteractive\nRUN x\nENV DEBIAN_FRONTEND=")]
    [InlineData("FROM debian:12.11 AS build\nENV DEBIAN_FRONTEND=noninteractive\nFROM debian:12.11")]
    [InlineData("FROM debian:12.11\nENV DEBIAN_FRONTEND=dialog")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nenv DEBIAN_FRONTEND noninteractive\n", "FROM debian:12.11\narg DEBIAN_FRONTEND=noninteractive\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nENV A=1 DEBIAN_FRONTEND=noninteractive")]
    [InlineData("FROM debian:12.11\nENV DEBIAN_FRONTEND=noninteractive\nENV DEBIAN_FRONTEND=noninteractive")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
