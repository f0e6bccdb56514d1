namespace Drydock.Dockerfiles.Tests.Rules.Base;

public sealed class BaseUntaggedTests
{
    [Theory]
    [InlineData("FROM ghcr.io/acme/x\n", "1:ghcr.io/acme/x")]
    [InlineData("ARG B=python\nFROM $B\n", "2:$B")]
    [InlineData("FROM localhost:5000/x\n", "1:localhost:5000/x")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("base-untagged", text, expected);

    [Theory]
    [InlineData("FROM scratch\nFROM a:1 AS b\nFROM b\nFROM c@sha256:abababababababababababababababababababababababababababababababab\n")]
    [InlineData("ARG B\nFROM $B\n")]
    [InlineData("ARG V=1\nFROM a:$V\nFROM a:$TARGETARCH\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-untagged", text);
}
