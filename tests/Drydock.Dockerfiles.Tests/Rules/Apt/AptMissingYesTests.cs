namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptMissingYesTests
{
    private const string Id = "apt-missing-y";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install curl", "2:install")]
    [InlineData("FROM debian:12.11\nRUN apt-get -q install curl", "2:install")]
    [InlineData("FROM debian:12.11\nRUN apt-get upgrade", "2:upgrade")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get -qq install curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get install --yes curl")]
    [InlineData("FROM debian:12.11\nRUN yes | apt-get install curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get -o APT::Get::Assume-Yes=true install curl")]
    [InlineData("FROM debian:12.11\nRUN apt-get update")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install curl\n", "FROM debian:12.11\nRUN apt-get install -y curl\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);
}
