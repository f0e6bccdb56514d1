namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

public sealed class HealthcheckPlainHttpTests
{
    private const string Id = "healthcheck-plain-http";

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 443\nHEALTHCHECK CMD curl http://localhost/", "3:HEALTHCHECK CMD curl http://localhost/")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD curl http://localhost:8000/\nCMD [\"uvicorn\", \"a:b\", \"--ssl-keyfile=/k\"]", "2:HEALTHCHECK CMD curl http://localhost:8000/")]
    public void HTTP_beside_TLS_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 8443\nHEALTHCHECK CMD curl https://localhost:8443/")]
    [InlineData("FROM debian:12.11\nEXPOSE 8080 8443\nHEALTHCHECK CMD curl http://localhost:8080/")]
    [InlineData("FROM debian:12.11\nEXPOSE 8080\nHEALTHCHECK CMD curl http://localhost:8080/")]
    [InlineData("FROM debian:12.11\nEXPOSE 8443")]
    public void TLS_and_a_second_port_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
