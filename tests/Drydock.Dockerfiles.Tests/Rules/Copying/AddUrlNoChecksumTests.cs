namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class AddUrlNoChecksumTests
{
    private const string Id = "add-url-no-checksum";

    [Theory]
    [InlineData("FROM debian:12.11\nARG V=1\nADD https://e.com/a-$V.tgz /x", "3:https://e.com/a-$V.tgz")]
    [InlineData("FROM debian:12.11\nADD http://e.com/a /x", "2:http://e.com/a")]
    public void An_address_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nADD https://github.com/a/b.git#v1 /x")]
    [InlineData("FROM debian:12.11\nADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 https://e.com/a /x")]
    [InlineData("FROM debian:12.11\nADD a /x")]
    [InlineData("FROM debian:12.11\nRUN echo ADD https://e.com/a")]
    public void Git_checksums_and_files_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
