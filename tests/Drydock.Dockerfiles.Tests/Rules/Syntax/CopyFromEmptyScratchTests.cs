namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>copy-from-empty-scratch</c>.</summary>
public sealed class CopyFromEmptyScratchTests
{
    [Theory]
    [InlineData("FROM scratch AS a\nADD x /\nFROM a AS b\nFROM c\nCOPY --from=b /x /y\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-from-empty-scratch", text);
}
