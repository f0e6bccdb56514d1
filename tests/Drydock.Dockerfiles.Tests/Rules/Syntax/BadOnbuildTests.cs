namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>bad-onbuild</c>.</summary>
public sealed class BadOnbuildTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nONBUILD ONBUILD RUN x\n", "2:ONBUILD ONBUILD RUN x")]
    [InlineData("FROM debian:12.11\nONBUILD BOGUS\n", "2:BOGUS")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("bad-onbuild", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nONBUILD COPY a b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("bad-onbuild", text);
}
