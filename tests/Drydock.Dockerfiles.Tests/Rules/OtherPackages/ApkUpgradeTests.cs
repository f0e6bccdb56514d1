namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class ApkUpgradeTests
{
    private const string Id = "apk-upgrade";

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk -U upgrade", "2:apk -U upgrade")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM alpine:3.20\nRUN apk upgrade openssl")]
    [InlineData("FROM alpine:3.20\nRUN apk add --upgrade curl")]
    [InlineData("FROM alpine:3.20\nRUN apk update")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
