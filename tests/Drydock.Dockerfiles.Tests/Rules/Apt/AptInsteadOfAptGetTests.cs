namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptInsteadOfAptGetTests
{
    private const string Id = "apt-instead-of-apt-get";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt install -y curl", "2:apt")]
    [InlineData("FROM debian:12.11\nRUN apt list --installed", "2:apt")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN apt-cache policy")]
    [InlineData("FROM debian:12.11\nRUN echo apt install")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt update\n", "FROM debian:12.11\nRUN apt-get update\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt show curl")]
    [InlineData("FROM debian:12.11\nRUN /usr/bin/apt update")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
