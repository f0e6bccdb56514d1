namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>syntax-directive-missing</c>.</summary>
public sealed class SyntaxDirectiveMissingTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY --link a b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("syntax-directive-missing", text);
}
