namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>add-instead-of-copy</c>.</summary>
public sealed class AddInsteadOfCopyTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nADD https://x/y /z\nADD a.tar.gz /b\nADD *.x /c\nADD $A /d\nADD --checksum=sha256:1 a b\nADD git@github.com:a/b /c\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("add-instead-of-copy", text);

    [Theory]
    [InlineData("from debian\nadd --chown=1:1 a b\n", "from debian\ncopy --chown=1:1 a b\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("add-instead-of-copy", before, after);
}
