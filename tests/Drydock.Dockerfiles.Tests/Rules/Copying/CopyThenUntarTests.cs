namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>copy-then-untar</c>.</summary>
public sealed class CopyThenUntarTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.tar.gz /x\nRUN tar -cf b.tar c\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-then-untar", text);
}
