namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PreferCacheMountTests
{
    private const string Id = "prefer-cache-mount";

    [Theory]
    [InlineData("FROM node:22.12.0 AS b\nRUN npm ci\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n", "2:npm ci")]
    [InlineData("FROM acme/rust:1 AS b\nRUN cargo build\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n", "2:cargo build")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM golang:1.23.4 AS b\nRUN --mount=type=cache,target=/go go build\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n")]
    [InlineData("FROM golang:1.23.4-bookworm\nRUN go build")]
    [InlineData("FROM golang:1.23.4 AS unused\nRUN go build\nFROM debian:12.11")]
    [InlineData("FROM python:3.12 AS b\nRUN pip install --no-cache-dir a\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n")]
    [InlineData("FROM python:3.12 AS b\nENV PIP_NO_CACHE_DIR=1\nRUN pip install a\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n")]
    [InlineData("FROM golang:1.23.4 AS b\nRUN go version\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12 AS b\nRUN pip wheel x && pip install a\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n", "FROM python:3.12 AS b\nRUN --mount=type=cache,target=/root/.cache/pip pip wheel x && pip install a\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM acme/rust:1 AS b\nRUN cargo build\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n")]
    [InlineData("FROM golang:1.23.4 AS b\nUSER app\nRUN go build\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n")]
    [InlineData("FROM golang:1.23.4 AS b\nENV GOPATH=/x\nRUN go build\nFROM debian:12.11-slim\nCOPY --from=b /a /a\n")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
