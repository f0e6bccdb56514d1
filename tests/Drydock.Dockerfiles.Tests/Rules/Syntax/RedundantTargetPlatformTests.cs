namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>redundant-target-platform</c>.</summary>
public sealed class RedundantTargetPlatformTests
{
    [Theory]
    [InlineData("FROM --platform=$BUILDPLATFORM a\nFROM --platform=linux/$TARGETPLATFORM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("redundant-target-platform", text);
}
