namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class ApkNoCacheTests
{
    private const string Id = "apk-no-cache";

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk add curl", "2:add")]
    [InlineData("FROM alpine:3.20\nRUN apk -U add curl", "2:add")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk add --no-cache curl")]
    [InlineData("FROM alpine:3.20\nRUN apk --no-cache add curl")]
    [InlineData("FROM alpine:3.20\nRUN apk add curl && rm -rf /var/cache/apk/*")]
    [InlineData("FROM alpine:3.20\nRUN --mount=type=cache,target=/var/cache/apk apk add curl")]
    [InlineData("FROM alpine:3.20\nRUN --mount=type=cache,target=/etc/apk/cache apk add curl")]
    [InlineData("FROM alpine:3.20 AS b\nRUN apk add gcc\nFROM scratch\nCOPY --from=b /a /a")]
    [InlineData("FROM alpine:3.20\nRUN apk del curl")]
    [InlineData("FROM alpine:3.20\nRUN echo apk add curl")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk update \\\n && apk add curl\n", "FROM alpine:3.20\nRUN apk add --no-cache curl\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk update && apk add a && apk add b")]
    [InlineData("FROM alpine:3.20\nRUN apk upgrade && apk add a")]
    [InlineData("FROM alpine:3.20\nRUN if x; then apk update; fi; apk add a")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
