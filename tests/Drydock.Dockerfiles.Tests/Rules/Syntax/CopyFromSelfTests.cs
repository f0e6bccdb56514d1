namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>copy-from-self</c>.</summary>
public sealed class CopyFromSelfTests
{
    [Theory]
    [InlineData("FROM a\nCOPY --from=0 /a /b\n", "2:--from=0")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("copy-from-self", text, expected);

    [Theory]
    [InlineData("FROM a AS x\nFROM a\nCOPY --from=x /a /b\nCOPY --from=0 /a /b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-from-self", text);
}
