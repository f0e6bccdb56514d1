namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>from-as-casing</c>.</summary>
public sealed class FromAsCasingTests
{
    [Theory]
    [InlineData("from a AS b\n", "1:AS")]
    [InlineData("FROM a As b\n", "1:As")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("from-as-casing", text, expected);

    [Theory]
    [InlineData("From a as b\n")]
    [InlineData("from a as b\n")]
    [InlineData("FROM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("from-as-casing", text);
}
