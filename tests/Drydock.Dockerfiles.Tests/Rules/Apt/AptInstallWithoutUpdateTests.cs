namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptInstallWithoutUpdateTests
{
    private const string Id = "apt-install-without-update";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y $PKGS", "2:apt-get install -y $PKGS")]
    [InlineData("FROM debian:12.11\nRUN apt-get -y install curl && apt-get update", "2:apt-get -y install curl")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update -q; apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y ./acme.deb")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -f -y")]
    [InlineData("FROM debian:12.11\nRUN curl -fsSL https://deb.nodesource.example/setup | bash - && apt-get install -y nodejs")]
    [InlineData("FROM debian:12.11\nRUN echo \"apt-get install curl\"")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN sudo apt-get install -y curl\n", "FROM debian:12.11\nRUN sudo apt-get update && sudo apt-get install -y curl\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN test -e /x || apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN (apt-get install -y curl)")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
