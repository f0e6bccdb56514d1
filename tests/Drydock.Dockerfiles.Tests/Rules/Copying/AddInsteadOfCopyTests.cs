namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class AddInsteadOfCopyTests
{
    private const string Id = "add-instead-of-copy";

    [Theory]
    [InlineData("FROM debian:12.11\nADD a.py b.txt /x/", "2:ADD")]
    [InlineData("FROM debian:12.11\nadd --chown=1:1 src/ /x", "2:add")]
    [InlineData("FROM debian:12.11\nADD app /x", "2:ADD")]
    [InlineData("FROM debian:12.11\nADD <<EOF /x\nhi\nEOF", "2:ADD")]
    public void A_plain_source_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nADD https://e.com/x /x")]
    [InlineData("FROM debian:12.11\nADD git@github.com:a/b.git /x")]
    [InlineData("FROM debian:12.11\nADD a.tar.gz /x")]
    [InlineData("FROM debian:12.11\nADD a.tgz b.py /x/")]
    [InlineData("FROM debian:12.11\nARG F\nADD $F /x")]
    [InlineData("FROM debian:12.11\nCOPY a /x")]
    public void Addresses_archives_and_unknown_names_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nADD *.py /x/\n", "FROM debian:12.11\nCOPY *.py /x/\n")]
    [InlineData("FROM debian:12.11\nadd . /x\n", "FROM debian:12.11\ncopy . /x\n")]
    public void Files_and_folders_are_copied(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nADD rootfs /")]
    [InlineData("FROM debian:12.11\nADD release* /x/")]
    public void A_name_that_may_be_an_archive_stays(string text) => RuleAssert.OffersNoFix(Id, text);

    [Fact]
    public void The_build_context_tells_that_a_name_is_a_folder() =>
        RuleAssert.Mends(Id, "FROM debian:12.11\nADD app /x\n", "FROM debian:12.11\nCOPY app /x\n", RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder(("app/a.py", "")) });
}
