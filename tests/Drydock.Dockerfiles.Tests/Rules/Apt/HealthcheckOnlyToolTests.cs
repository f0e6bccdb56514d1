namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class HealthcheckOnlyToolTests
{
    private const string Id = "healthcheck-only-tool";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl git\nHEALTHCHECK CMD curl -fk https://localhost/", "2:curl")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl\nHEALTHCHECK CMD [\"curl\", \"-f\", \"http://localhost/\"]", "2:curl")]
    [InlineData("FROM node:22.5.1-alpine3.20\nRUN apk add --no-cache wget\nHEALTHCHECK CMD wget -q --spider http://localhost:3000", "2:wget")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl git\nCMD [\"python\"]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl && curl -O https://a.example/x\nHEALTHCHECK CMD curl http://localhost")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl\nHEALTHCHECK NONE")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl\nHEALTHCHECK CMD curl http://localhost\nENTRYPOINT [\"/start.sh\"]")]
    [InlineData("FROM debian:12.11 AS b\nRUN apt-get install -y curl\nFROM python:3.12.11-slim-bookworm\nHEALTHCHECK CMD curl http://localhost")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y \\\n    curl \\\n    git\nHEALTHCHECK --interval=30s CMD wget -qO- http://127.0.0.1:80/\n", "FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y \\\n    curl \\\n    git\nHEALTHCHECK --interval=30s CMD wget -qO- http://127.0.0.1:80/\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y \\\n    curl \\\n    git\nHEALTHCHECK --interval=30s CMD curl -fsS http://127.0.0.1:80/\n", "FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y \\\n    git\nHEALTHCHECK --interval=30s CMD [\"python\", \"-c\", \"import urllib.request; urllib.request.urlopen('http://127.0.0.1:80/', timeout=3)\"]\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl\nHEALTHCHECK CMD curl http://localhost")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl git\nHEALTHCHECK CMD curl http://localhost:$PORT/")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl git\nHEALTHCHECK CMD curl -X POST http://localhost/")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y curl git\nHEALTHCHECK CMD curl -k https://localhost/")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
