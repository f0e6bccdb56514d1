namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>duplicate-stage-name</c>.</summary>
public sealed class DuplicateStageNameTests
{
    [Theory]
    [InlineData("FROM a AS b\nFROM a AS B\n", "2:B")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("duplicate-stage-name", text, expected);

    [Theory]
    [InlineData("FROM a AS b\nFROM a AS c\nFROM a\nFROM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("duplicate-stage-name", text);
}
