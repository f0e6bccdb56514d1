namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class RedundantTargetPlatformTests
{
    [Theory]
    [InlineData("FROM --platform=${TARGETPLATFORM} scratch\n", "1:--platform=${TARGETPLATFORM}")]
    [InlineData("FROM --platform=\"${TARGETPLATFORM:-linux/amd64}\" scratch\n", "1:--platform=\"${TARGETPLATFORM:-linux/amd64}\"")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("redundant-target-platform", text, expected);

    [Theory]
    [InlineData("FROM --platform=$BUILDPLATFORM a\nFROM --platform=linux/$TARGETPLATFORM a\n")]
    [InlineData("FROM --platform=$TARGETPLATFORM$X a\n")]
    [InlineData("ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM a\n")]
    [InlineData("FROM --platform=linux/amd64 a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("redundant-target-platform", text);
}
