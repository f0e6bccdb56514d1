namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class ApkUntrustedTests
{
    private const string Id = "apk-untrusted";

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk --allow-untrusted add x.apk", "2:--allow-untrusted")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk add x")]
    [InlineData("FROM alpine:3.20\nRUN echo --allow-untrusted")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
