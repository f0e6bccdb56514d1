namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>invalid-default-arg-in-from</c>.</summary>
public sealed class InvalidDefaultArgInFromTests
{
    [Theory]
    [InlineData("ARG B\nFROM $B\n", "2:$B")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("invalid-default-arg-in-from", text, expected);

    [Theory]
    [InlineData("ARG T=1\nFROM a:$T\n")]
    [InlineData("ARG T\nFROM a:${T:-1}\n")]
    [InlineData("FROM a:$TARGETARCH\n")]
    [InlineData("FROM $NONE\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("invalid-default-arg-in-from", text);
}
