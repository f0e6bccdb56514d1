namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptUpdateAloneTests
{
    private const string Id = "apt-update-alone";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update\nRUN apt-get install -y curl", "2:apt-get update")]
    [InlineData("FROM debian:12.11\nRUN set -e; apt update && echo done", "2:apt update")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && ./install.sh")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && bash /tmp/setup")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=cache,target=/var/lib/apt apt-get update")]
    [InlineData("FROM debian:12.11\nRUN echo apt-get update")]
    [InlineData("FROM debian:12.11\nRUN # apt-get update")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get upgrade -y")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && $INSTALL curl")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update -q\nCOPY a /a\nRUN set -e; apt-get install -y curl\n", "FROM debian:12.11\nCOPY a /a\nRUN set -e; apt-get update -q && apt-get install -y curl\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && echo x\nRUN apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get update\nRUN if true; then apt-get install -y curl; fi")]
    [InlineData("FROM debian:12.11\nRUN apt-get update")]
    [InlineData("FROM debian:12.11\nRUN apt-get update\nRUN apt-get update && apt-get install -y curl")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
