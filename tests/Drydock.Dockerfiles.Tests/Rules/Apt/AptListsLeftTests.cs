namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptListsLeftTests
{
    private const string Id = "apt-lists-left";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y git && apt-get clean", "2:apt-get update")]
    [InlineData("FROM debian:12.11\nRUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y git", "2:apt-get update")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y git && rm -rf /tmp/* /var/lib/{apt,dpkg}/")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get dist-clean")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && apt-get install -y git")]
    [InlineData("FROM debian:12.11 AS build\nRUN apt-get update && apt-get install -y gcc\nFROM debian:12.11\nCOPY --from=build /a /a")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && find /var/lib/apt/lists -type f -delete")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && cd /var/lib/apt && rm -rf lists")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update; apt-get install -y git;\n", "FROM debian:12.11\nRUN apt-get update; apt-get install -y git && rm -rf /var/lib/apt/lists/*;\n")]
    [InlineData("FROM debian:12.11\nRUN <<EOF\nset -e\napt-get update\napt-get install -y git\nEOF\n", "FROM debian:12.11\nRUN <<EOF\nset -e\napt-get update\napt-get install -y git && rm -rf /var/lib/apt/lists/*\nEOF\n")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && \\\n    apt-get install -y git # tools\n", "FROM debian:12.11\nRUN apt-get update && \\\n    apt-get install -y git && \\\n    rm -rf /var/lib/apt/lists/* # tools\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y git\nRUN apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y git\nRUN ./more.sh")]
    [InlineData("FROM debian:12.11 AS base\nRUN apt-get update && apt-get install -y git\nFROM base\nRUN apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y git && exit 0")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y git &")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
