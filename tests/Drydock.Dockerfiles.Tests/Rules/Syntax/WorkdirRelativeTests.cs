namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>workdir-relative</c>.</summary>
public sealed class WorkdirRelativeTests
{
    [Theory]
    [InlineData("FROM a AS b\nWORKDIR x\nFROM b\nWORKDIR y\n", "2:x")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("workdir-relative", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nWORKDIR /a\nWORKDIR b\n")]
    [InlineData("FROM debian:12.11\nWORKDIR $X\nWORKDIR C:/x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("workdir-relative", text);
}
