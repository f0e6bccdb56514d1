namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>run-network-host</c>.</summary>
public sealed class RunNetworkHostTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN --network=default make\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("run-network-host", text);
}
