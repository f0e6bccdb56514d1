namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>copy-source-missing</c>.</summary>
public sealed class CopySourceMissingTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY *.txt web/ *.py /x/\n", "2:*.txt")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("copy-source-missing", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY . /x\nCOPY web /y\nCOPY w* /z\nCOPY $A /b\nADD https://x/y /z\nCOPY <<E /x\nE\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-source-missing", text);
}
