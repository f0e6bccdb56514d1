namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>parse-error</c>.</summary>
public sealed class ParseErrorTests
{
    [Theory]
    [InlineData("FROM a\nRUN <<EOF\nx\n", "2:RUN <<EOF")]
    [InlineData("FROM a\nCMD [1]\n", "2:CMD [1]")]
    [InlineData("", "1:")]
    [InlineData("# escape=x\nFROM a\n", "1:# escape=x")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("parse-error", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCMD ['x']\n")]
    [InlineData("FROM debian:12.11\nRUN \\\n\n x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("parse-error", text);
}
