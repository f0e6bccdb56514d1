namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>copy-relative-no-workdir</c>.</summary>
public sealed class CopyRelativeNoWorkdirTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nADD a .\n", "2:.")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("copy-relative-no-workdir", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nWORKDIR /x\nCOPY a b\n")]
    [InlineData("FROM a AS x\nWORKDIR /y\nFROM x\nCOPY a b\n")]
    [InlineData("FROM debian:12.11\nCOPY a $X\nCOPY a C:/x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-relative-no-workdir", text);
}
