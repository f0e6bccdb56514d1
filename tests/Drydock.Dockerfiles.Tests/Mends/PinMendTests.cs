using Drydock.Dockerfiles.Mends;

namespace Drydock.Dockerfiles.Tests.Mends;

public sealed class PinMendTests
{
    [Theory]
    [InlineData("FROM python:3.11-slim\nUSER 1000\n", "FROM python:3.11-slim-trixie\nUSER 1000\n")]
    [InlineData("FROM --platform=$BUILDPLATFORM python:3.11-slim AS a\r\nFROM python:3.11-slim\r\n", "FROM --platform=$BUILDPLATFORM python:3.11-slim-trixie AS a\r\nFROM python:3.11-slim-trixie\r\n")]
    [InlineData("ARG BASE=\"python:3.11\"\nFROM $BASE\nFROM ${BASE}", "ARG BASE=\"python:3.11-trixie\"\nFROM $BASE\nFROM ${BASE}")]
    public void The_release_is_named_where_the_base_is_written(string before, string after) => MendAssert.Mends("pin", before, after);

    [Fact]
    public void The_digest_follows_the_tag_once_a_registry_may_be_asked() =>
        MendAssert.Mends("pin", "FROM python:3.11-slim\nFROM python:3.12-slim-bookworm\nFROM scratch\n",
            $"FROM python:3.11-slim-trixie@{MendAssert.SomeDigest}\nFROM python:3.12-slim-bookworm@{MendAssert.SomeDigest}\nFROM scratch\n",
            MendAssert.Online(MendAssert.Settings()));

    [Theory]
    [InlineData("FROM python:3.11-slim-bookworm\n")]
    [InlineData("FROM scratch\n")]
    [InlineData("FROM python:3.11-slim@sha256:abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd\n")]
    public void What_names_its_release_or_its_digest_stays(string text) => MendAssert.LeavesAlone("pin", text);

    [Theory]
    [InlineData("FROM python\n", "python names no version")]
    [InlineData("FROM python:latest\n", "python:latest names no version")]
    [InlineData("ARG BASE\nFROM $BASE\n", "the base of FROM on line 2 is only known when it is built")]
    [InlineData("ARG V=3.11\nFROM python:${V}-slim\n", "the base of FROM on line 2 is put together from arguments")]
    public void A_base_that_cannot_be_told_is_left(string text, string because) => MendAssert.Refuses("pin", text, because);

    [Fact]
    public void A_tag_whose_release_nobody_knows_is_left() =>
        MendAssert.Refuses("pin", "FROM ghcr.io/acme/base:1\n", "which tag of ghcr.io/acme/base names the release that 1 stands on is not known here", MendAssert.Settings() with { SuiteTag = static _ => null });

    [Fact]
    public void A_lookup_that_fails_leaves_the_whole_file_alone()
    {
        var settings = MendAssert.Settings() with { Digest = static r => new DigestAnswer(null, "the registry answered 503") };

        MendAssert.Refuses("pin", "FROM python:3.11-slim\n", "the digest of python:3.11-slim-trixie is not known: the registry answered 503", settings);
        Assert.True(Assert.Single(MendAssert.Apply("pin", "FROM python:3.11-slim\n", settings).Refused).Result.Unanswered);
    }
}
