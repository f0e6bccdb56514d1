namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class SortPackagesTests
{
    private const string Id = "sort-packages";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y git curl vim", "2:git")]
    [InlineData("FROM alpine:3.20\nRUN apk add --no-cache b a c", "2:b")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y a b a", "2:a")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y curl git vim")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y git curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y git $PKGS curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y \\\n  git \\\n  # for tests\n  curl \\\n  a")]
    [InlineData("FROM debian:12.11\nRUN pip install c b a")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y c \"b\" a=1\n", "FROM debian:12.11\nRUN apt-get install -y a=1 \"b\" c\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install c -y b a")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y b a b")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
