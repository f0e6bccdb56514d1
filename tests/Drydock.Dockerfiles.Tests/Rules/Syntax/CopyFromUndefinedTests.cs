namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>copy-from-undefined</c>.</summary>
public sealed class CopyFromUndefinedTests
{
    [Theory]
    [InlineData("FROM a\nCOPY --from=$X /a /b\n", "2:--from=$X")]
    [InlineData("FROM a\nCOPY --from=7 /a /b\n", "2:--from=7")]
    [InlineData("FROM a\nCOPY --from=late /a /b\nFROM a AS late\n", "2:--from=late")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("copy-from-undefined", text, expected);

    [Theory]
    [InlineData("FROM a\nCOPY --from=nginx:1.29.3 /a /b\nCOPY --from=ghcr.io/x/y /a /b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-from-undefined", text);
}
