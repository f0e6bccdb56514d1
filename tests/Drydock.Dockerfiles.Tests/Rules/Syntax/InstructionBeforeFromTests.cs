namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>instruction-before-from</c>.</summary>
public sealed class InstructionBeforeFromTests
{
    [Theory]
    [InlineData("# c\nARG A\nFROM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("instruction-before-from", text);
}
