namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptUnpinnedTests
{
    private const string Id = "apt-unpinned";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y curl=7.88.1-10 git", "2:git")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y curl/bookworm-backports", "2:curl/bookworm-backports")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y curl=7.88.1-10")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y $PKGS")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y ./a.deb")]
    [InlineData("FROM debian:12.11\nRUN echo deb http://snapshot.debian.org/archive/debian/20250801T000000Z bookworm main > /etc/apt/sources.list\nRUN apt-get install -y curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y curl=$CURL")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void It_is_off_unless_asked_for() => RuleAssert.CatchesNot(Id, "FROM debian:12.11\nRUN apt-get install -y curl", Drydock.Dockerfiles.Rules.CheckSettings.Default);
}
