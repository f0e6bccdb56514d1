using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class ApkUnpinnedTests
{
    private const string Id = "apk-unpinned";

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk add --no-cache curl=8.9.1-r1 git", "2:git")]
    [InlineData("FROM alpine:3.20\nRUN apk add --virtual .deps gcc", "2:gcc")]
    [InlineData("FROM alpine:3.20\nRUN apk add nodejs@edge", "2:nodejs@edge")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk add curl~=8.9")]
    [InlineData("FROM alpine:3.20\nRUN apk add 'curl>8'")]
    [InlineData("FROM alpine:3.20\nRUN apk add $PKGS")]
    [InlineData("FROM alpine:3.20\nRUN apk add /tmp/x.apk")]
    [InlineData("FROM alpine:3.20\nRUN apk del curl")]
    [InlineData("FROM alpine:3.20\nRUN apk add --virtual .deps")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void It_is_off_unless_asked_for() => RuleAssert.CatchesNot(Id, "FROM alpine:3.20\nRUN apk add curl", CheckSettings.Default);
}
