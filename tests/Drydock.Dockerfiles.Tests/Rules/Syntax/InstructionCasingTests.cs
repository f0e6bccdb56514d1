namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>instruction-casing</c>.</summary>
public sealed class InstructionCasingTests
{
    [Theory]
    [InlineData("from a\nrun b\nRUN c\n", "3:RUN")]
    [InlineData("FROM a\nrun b\n", "2:run")]
    [InlineData("FROM a\nRun b\n", "2:Run")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("instruction-casing", text, expected);

    [Theory]
    [InlineData("from a\nrun b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("instruction-casing", text);
}
