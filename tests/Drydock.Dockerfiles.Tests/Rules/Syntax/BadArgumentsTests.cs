namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class BadArgumentsTests
{
    [Theory]
    [InlineData("FROM a b\n", "1:FROM a b")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK FOO\n", "2:HEALTHCHECK FOO")]
    [InlineData("FROM a AS builder\nFROM Builder\n", "2:Builder")]
    [InlineData("FROM a:b:c\n", "1:a:b:c")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("bad-arguments", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nHEALTHCHECK NONE\n")]
    [InlineData("FROM scratch\n")]
    [InlineData("FROM a AS b\nFROM b\n")]
    [InlineData("ARG X=A:B:C\nFROM $X\n")]
    [InlineData("FROM ghcr.io/a/b:1@sha256:abababababababababababababababababababababababababababababababab\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("bad-arguments", text);
}
