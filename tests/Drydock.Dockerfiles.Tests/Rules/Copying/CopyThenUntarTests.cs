namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class CopyThenUntarTests
{
    private const string Id = "copy-then-untar";

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.tgz /tmp/a.tgz\nRUN cd /x && tar xf /tmp/a.tgz", "2:a.tgz")]
    [InlineData("FROM debian:12.11\nWORKDIR /w\nCOPY d/a.zip .\nRUN unzip a.zip", "3:d/a.zip")]
    public void An_archive_that_a_later_RUN_unpacks_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.tgz /tmp/\nRUN tar xf /tmp/b.tgz")]
    [InlineData("FROM debian:12.11\nCOPY a.tgz /srv/")]
    [InlineData("FROM debian:12.11\nCOPY a.tgz /tmp/\nRUN tar tf /tmp/a.tgz")]
    [InlineData("FROM debian:12.11\nADD a.tgz /tmp/")]
    public void Other_files_and_archives_that_stay_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.zip /tmp/\nRUN unzip /tmp/a.zip -d /x")]
    [InlineData("FROM debian:12.11\nCOPY a.tgz /tmp/\nRUN tar -xzf /tmp/a.tgz -C /opt --strip-components=1")]
    [InlineData("FROM debian:12.11\nCOPY a.tgz /tmp/\nRUN tar -xzf /tmp/a.tgz -C /opt && rm /tmp/a.tgz")]
    public void What_ADD_cannot_do_stays(string text) => RuleAssert.OffersNoFix(Id, text);
}
