namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class RunNetworkHostTests
{
    private const string Id = "run-network-host";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --network=host ls", "2:--network=host")]
    public void The_flag_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --network=none ls")]
    [InlineData("FROM debian:12.11\nRUN --network=default ls")]
    [InlineData("FROM debian:12.11\nRUN docker run --network=host x")]
    public void Other_networks_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
