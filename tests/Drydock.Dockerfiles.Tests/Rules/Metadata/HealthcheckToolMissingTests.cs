namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

public sealed class HealthcheckToolMissingTests
{
    [Theory]
    [InlineData("FROM python:3.12-slim\nHEALTHCHECK CMD [\"wget\", \"x\"]\n", "2:HEALTHCHECK CMD [\"wget\", \"x\"]")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("healthcheck-tool-missing", text, expected);

    [Theory]
    [InlineData("FROM python:3.12-slim\nRUN apt-get install -y curl\nHEALTHCHECK CMD curl x\n")]
    [InlineData("FROM python:3.12\nHEALTHCHECK CMD curl x\n")]
    [InlineData("FROM python:3.12-slim\nRUN apt-get install -y $P\nHEALTHCHECK CMD curl x\n")]
    [InlineData("FROM debian:12\nRUN apt-get install -y netcat-openbsd procps\nHEALTHCHECK CMD nc -z localhost 80 && ps\n")]
    [InlineData("FROM a:1 AS t\nFROM debian:12\nCOPY --from=t / /\nHEALTHCHECK CMD curl x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("healthcheck-tool-missing", text);
}
