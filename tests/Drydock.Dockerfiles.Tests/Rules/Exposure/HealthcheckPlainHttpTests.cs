namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

/// <summary><c>healthcheck-plain-http</c>.</summary>
public sealed class HealthcheckPlainHttpTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 80\nHEALTHCHECK CMD curl http://localhost:80\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("healthcheck-plain-http", text);
}
