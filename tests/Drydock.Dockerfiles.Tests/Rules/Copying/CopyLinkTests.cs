namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>copy-link</c>.</summary>
public sealed class CopyLinkTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-link", text);
}
