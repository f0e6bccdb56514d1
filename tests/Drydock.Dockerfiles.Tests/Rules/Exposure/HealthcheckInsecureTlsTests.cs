namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

public sealed class HealthcheckInsecureTlsTests
{
    private const string Id = "healthcheck-insecure-tls";

    [Theory]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD curl -fk https://localhost/", "2:-fk")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD [\"curl\", \"-k\", \"https://localhost/\"]", "2:\"-k\"")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD wget --no-check-certificate -q https://localhost/", "2:--no-check-certificate")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD python -c \"import httpx; httpx.get('https://localhost', verify=False)\"", "2:HEALTHCHECK CMD python -c \"import httpx; httpx.get('https://localhost', verify=False)\"")]
    public void Every_way_to_skip_the_check_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD curl --cacert /ca.pem https://localhost/")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD curl -f --connect-timeout 2 http://localhost/")]
    [InlineData("FROM debian:12.11\nRUN curl -k https://e.com")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK NONE")]
    public void A_trusted_authority_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
