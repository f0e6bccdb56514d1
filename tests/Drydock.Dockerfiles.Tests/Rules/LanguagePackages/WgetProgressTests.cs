namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class WgetProgressTests
{
    private const string Id = "wget-progress";

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget -O /x https://a.example/x", "2:wget")]
    [InlineData("FROM alpine:3.20\nRUN apk add --no-cache wget && wget https://a.example/x", "2:wget")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget -q https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget -nv https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget -qO- https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget --progress=dot:mega https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget --no-verbose https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget -o log https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget --version")]
    [InlineData("FROM alpine:3.20\nRUN wget https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN wget $WGET_OPTS https://a.example/x")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
