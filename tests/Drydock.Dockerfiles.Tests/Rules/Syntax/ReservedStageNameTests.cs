namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>reserved-stage-name</c>.</summary>
public sealed class ReservedStageNameTests
{
    [Theory]
    [InlineData("FROM a AS Scratch\n", "1:Scratch")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("reserved-stage-name", text, expected);

    [Theory]
    [InlineData("FROM scratch\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("reserved-stage-name", text);
}
