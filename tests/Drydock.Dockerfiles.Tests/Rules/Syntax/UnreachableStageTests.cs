namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>unreachable-stage</c>.</summary>
public sealed class UnreachableStageTests
{
    [Theory]
    [InlineData("FROM a AS b\nFROM b AS c\nFROM d\n", "1:FROM a AS b", "2:FROM b AS c")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("unreachable-stage", text, expected);

    [Theory]
    [InlineData("FROM a AS b\nFROM c\nRUN --mount=from=b,target=/x y\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("unreachable-stage", text);
}
