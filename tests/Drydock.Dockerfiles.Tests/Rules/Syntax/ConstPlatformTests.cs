namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>const-platform</c>.</summary>
public sealed class ConstPlatformTests
{
    [Theory]
    [InlineData("FROM --platform=linux/amd64 a AS build-amd64\nFROM --platform=$BUILDPLATFORM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("const-platform", text);
}
