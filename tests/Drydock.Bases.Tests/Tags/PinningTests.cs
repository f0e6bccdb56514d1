using Drydock.Bases.Tags;
using static Drydock.Bases.Tests.References;

namespace Drydock.Bases.Tests.Tags;

public sealed class PinningTests
{
    private const string SomeDigest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("python", VersionPin.Channel, OsPin.None)]
    [InlineData("python:3", VersionPin.Major, OsPin.None)]
    [InlineData("python:3.12-slim", VersionPin.Minor, OsPin.None)]
    [InlineData("python:3.12.4-slim", VersionPin.Patch, OsPin.None)]
    [InlineData("python:3.12.4-slim-bookworm", VersionPin.Patch, OsPin.Suite)]
    [InlineData("python:slim-bookworm", VersionPin.None, OsPin.Suite)]
    [InlineData("python:3.12-alpine", VersionPin.Minor, OsPin.Family)]
    [InlineData("node:lts-slim", VersionPin.Channel, OsPin.None)]
    [InlineData("postgres:16.3-bookworm", VersionPin.Patch, OsPin.Suite)]
    [InlineData("debian", VersionPin.Channel, OsPin.Family)]
    [InlineData("debian:stable", VersionPin.Channel, OsPin.Family)]
    [InlineData("debian:bookworm-slim", VersionPin.None, OsPin.Suite)]
    [InlineData("debian:12", VersionPin.Major, OsPin.Suite)]
    [InlineData("debian:12.5-slim", VersionPin.Patch, OsPin.Dated)]
    [InlineData("debian:bookworm-20250811-slim", VersionPin.Patch, OsPin.Dated)]
    [InlineData("ubuntu:24.04", VersionPin.Patch, OsPin.Suite)]
    [InlineData("alpine:3.20", VersionPin.Minor, OsPin.Suite)]
    [InlineData("alpine:3.20.3", VersionPin.Patch, OsPin.Dated)]
    [InlineData("acme/app:4e1a2b3", VersionPin.Patch, OsPin.None)]
    public void The_three_dimensions_are_graded_apart(string image, VersionPin version, OsPin os) =>
        Assert.Equal(new Pinning(version, os, ContentPin.Tag), Pinning.Of(Image(image)));

    [Fact]
    public void Only_a_digest_holds_the_content()
    {
        Assert.Equal(new Pinning(VersionPin.Minor, OsPin.None, ContentPin.Digest), Pinning.Of(Image($"python:3.12-slim@{SomeDigest}")));
        Assert.Equal(new Pinning(VersionPin.None, OsPin.None, ContentPin.Digest), Pinning.Of(Image($"python@{SomeDigest}")));
    }
}
