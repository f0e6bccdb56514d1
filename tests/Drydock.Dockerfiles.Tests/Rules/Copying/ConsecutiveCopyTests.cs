namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>consecutive-copy</c>.</summary>
public sealed class ConsecutiveCopyTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a /x/\nCOPY --chown=1 b /x/\nCOPY c /y/\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("consecutive-copy", text);
}
