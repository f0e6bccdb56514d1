namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class InvalidDefaultArgInFromTests
{
    [Theory]
    [InlineData("ARG B\nFROM $B\n", "2:$B")]
    [InlineData("ARG V\nFROM busybox:$V\n", "2:busybox:$V")]
    [InlineData("ARG SFX=\"box:\"\nFROM busy${SFX}\n", "2:busy${SFX}")]
    [InlineData("ARG N=Upper\nFROM a/$N\n", "2:a/$N")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("invalid-default-arg-in-from", text, expected);

    [Theory]
    [InlineData("ARG T=1\nFROM a:$T\n")]
    [InlineData("ARG T\nFROM a:${T:-1}\n")]
    [InlineData("FROM a:$TARGETARCH\n")]
    [InlineData("FROM $NONE\n")]
    [InlineData("ARG V=\"\"\nFROM busybox:stable${V}\n")]
    [InlineData("ARG V\nFROM busybox:stable${V}\n")]
    [InlineData("ARG B\nFROM ${B:?name it}\n")]
    [InlineData("ARG S=one\nFROM a AS one\nFROM $S\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("invalid-default-arg-in-from", text);
}
