namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>syntax-directive-unpinned</c>.</summary>
public sealed class SyntaxDirectiveUnpinnedTests
{
    [Theory]
    [InlineData("# syntax=docker/dockerfile:1.7\nFROM a\n")]
    [InlineData("FROM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("syntax-directive-unpinned", text);
}
