namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>add-url-no-checksum</c>.</summary>
public sealed class AddUrlNoChecksumTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nADD a b\nADD https://github.com/a/b.git#v1 /c\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("add-url-no-checksum", text);
}
