namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptOrderCleanupTests
{
    private const string Id = "apt-order-cleanup";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update; apt-get install -y a; rm -rf /var/lib/apt/lists/*; apt-get install -y b", "2:apt-get install -y b")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*")]
    [InlineData("FROM debian:12.11\nRUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y a")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/* && curl -sL https://x.example | bash - && apt-get install -y b")]
    [InlineData("FROM debian:12.11\nRUN if x; then rm -rf /var/lib/apt/lists; fi; apt-get install -y a")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update \\\n && rm -rf /var/lib/apt/lists/* \\\n && apt-get install -y b\n", "FROM debian:12.11\nRUN apt-get update \\\n && apt-get install -y b \\\n && rm -rf /var/lib/apt/lists/*\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update; rm -rf /var/lib/apt/lists/* && apt-get install -y b")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
