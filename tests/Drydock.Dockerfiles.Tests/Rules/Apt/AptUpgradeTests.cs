namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptUpgradeTests
{
    private const string Id = "apt-upgrade";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && apt-get dist-upgrade -y", "2:apt-get dist-upgrade -y")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install --only-upgrade -y openssl")]
    [InlineData("FROM debian:12.11\nRUN apt-get update")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void It_waits_for_a_policy() => RuleAssert.CatchesNot(Id, "FROM debian:12.11\nRUN apt-get upgrade -y", Drydock.Dockerfiles.Rules.CheckSettings.Default);
}
