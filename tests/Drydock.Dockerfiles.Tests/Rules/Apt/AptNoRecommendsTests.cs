namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptNoRecommendsTests
{
    private const string Id = "apt-no-recommends";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y git", "2:install")]
    [InlineData("FROM debian:12.11\nRUN apt -y install git", "2:install")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install --no-install-recommends git")]
    [InlineData("FROM debian:12.11\nRUN apt-get --no-install-recommends install git")]
    [InlineData("FROM debian:12.11\nRUN apt-get -o APT::Install-Recommends=false install git")]
    [InlineData("FROM debian:12.11\nRUN apt-get install --install-recommends wine")]
    [InlineData("FROM debian:12.11\nRUN echo 'APT::Install-Recommends \"0\";' > /etc/apt/apt.conf.d/99\nRUN apt-get install git")]
    [InlineData("FROM debian:12.11\nRUN apt-get install $OPTIONS git")]
    [InlineData("FROM debian:12.11\nRUN apt-get remove git")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get -y install git\n", "FROM debian:12.11\nRUN apt-get -y install --no-install-recommends git\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);
}
