namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

/// <summary><c>healthcheck-insecure-tls</c>.</summary>
public sealed class HealthcheckInsecureTlsTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD curl -f https://x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("healthcheck-insecure-tls", text);
}
