namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class WgetAndCurlTests
{
    private const string Id = "wget-and-curl";

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget https://a.example/x && curl https://a.example/y", "2:wget")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl https://a.example/x && wget --version")]
    [InlineData("FROM debian:12.11 AS a\nRUN wget https://a.example/x\nFROM debian:12.11\nRUN curl https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN apt-get install -y wget curl")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fO https://a.example/x && wget -qO /y https://a.example/y\n", "FROM buildpack-deps:bookworm\nRUN curl -fO https://a.example/x && curl -fsSL -o /y https://a.example/y\n")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fO https://a.example/x && wget -qO- https://a.example/y | tar x\n", "FROM buildpack-deps:bookworm\nRUN curl -fO https://a.example/x && curl -fsSL https://a.example/y | tar x\n")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fO https://a.example/x && wget -nv https://a.example/y\n", "FROM buildpack-deps:bookworm\nRUN curl -fO https://a.example/x && curl -fsSLO https://a.example/y\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fO https://a.example/x && wget --tries=3 https://a.example/y")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fO https://a.example/x && wget https://a.example/y https://a.example/z")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
