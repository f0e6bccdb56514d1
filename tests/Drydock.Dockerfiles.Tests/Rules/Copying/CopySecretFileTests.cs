using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class CopySecretFileTests
{
    private const string Id = "copy-secret-file";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY .env /srv/", "2:.env")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY config/server.key /etc/", "2:config/server.key")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY .aws /root/.aws", "2:.aws")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nADD deploy/.npmrc /root/", "2:deploy/.npmrc")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY .env.production /srv/.env", "2:.env.production")]
    public void Names_that_mean_secrets_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY .env.example /srv/.env")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY id_rsa.pub /x")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY ca.pem /x")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --from=b /app/.env /x")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY <<EOF /root/.npmrc\nregistry=x\nEOF")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY public.key /x")]
    public void Samples_public_keys_and_other_stages_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void A_folder_that_holds_one_is_caught()
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder(("src/a.py", ""), ("src/.env", "TOKEN=x"), ("src/k.pem", "-----BEGIN PRIVATE KEY-----")) };

        RuleAssert.CatchesWith(Id, "FROM debian:12.11\nCOPY . .", settings, "2:.");
    }

    [Theory]
    [InlineData("src/.env", "TOKEN=\n# x=y")]
    [InlineData("src/.npmrc", "registry=https://example.com")]
    [InlineData("src/ca.key", "-----BEGIN PUBLIC KEY-----")]
    public void A_file_without_a_secret_in_it_is_not(string path, string text) =>
        RuleAssert.CatchesNot(Id, "FROM debian:12.11\nCOPY . .", RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder((path, text)) });

    [Fact]
    public void What_the_dockerignore_holds_back_is_not() =>
        RuleAssert.CatchesNot(Id, "FROM debian:12.11\nCOPY . .", RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder((".env", "A=b"), (".dockerignore", ".env")) });

    [Fact]
    public void In_a_stage_that_is_not_shipped_it_is_a_warning() =>
        Assert.Equal(RuleSeverity.Warning, Assert.Single(RuleAssert.Of(Id, "FROM debian:12.11 AS b\nCOPY .env .\nFROM debian:12.11\nCOPY --from=b /x /x")).Severity);
}
