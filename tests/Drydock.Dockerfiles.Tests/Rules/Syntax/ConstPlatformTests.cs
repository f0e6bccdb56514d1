namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class ConstPlatformTests
{
    [Theory]
    [InlineData("FROM --platform=linux/amd64 scratch AS tools\n", "1:--platform=linux/amd64")]
    [InlineData("FROM --platform=linux/arm/v7 a AS v7\n", "1:--platform=linux/arm/v7")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("const-platform", text, expected);

    [Theory]
    [InlineData("FROM --platform=linux/amd64 a AS build-amd64\nFROM --platform=$BUILDPLATFORM a\n")]
    [InlineData("FROM --platform=linux/amd64 scratch AS linux\n")]
    [InlineData("FROM --platform=amd64 a AS linux-tools\n")]
    [InlineData("FROM --platform=linux/x86_64 a AS amd64\n")]
    [InlineData("FROM --platform=linux/aarch64 a AS for_arm64\n")]
    [InlineData("FROM --platform=linux/$TARGETARCH a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("const-platform", text);
}
