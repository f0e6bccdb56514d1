namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class CurlFollowTests
{
    private const string Id = "curl-follow";

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -f https://a.example/x", "2:curl")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -sSLO https://a.example/x", "2:curl")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fsSL https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl --fail --location https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -I https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -X POST https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -s -w '%{http_code}' https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl http://localhost/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl --version")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl $CURL_OPTS https://a.example/x")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl --fail-with-body -L https://a.example/x")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -sSL https://a.example/x\n", "FROM buildpack-deps:bookworm\nRUN curl -f -sSL https://a.example/x\n")]
    [InlineData("FROM buildpack-deps:bookworm\nRUN curl -fsS https://a.example/x\n", "FROM buildpack-deps:bookworm\nRUN curl -L -fsS https://a.example/x\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);
}
