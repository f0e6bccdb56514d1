namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>bad-arguments</c>.</summary>
public sealed class BadArgumentsTests
{
    [Theory]
    [InlineData("FROM a b\n", "1:FROM a b")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK FOO\n", "2:HEALTHCHECK FOO")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("bad-arguments", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nHEALTHCHECK NONE\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("bad-arguments", text);
}
