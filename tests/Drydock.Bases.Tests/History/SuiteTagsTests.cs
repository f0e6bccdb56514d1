using Drydock.Bases.History;

namespace Drydock.Bases.Tests.History;

public sealed class SuiteTagsTests
{
    private static readonly DateOnly Day = new(2026, 8, 1);

    [Theory]
    [InlineData("python:3.11-slim", "3.11-slim-trixie")]
    [InlineData("python:3.11", "3.11-trixie")]
    [InlineData("python:3.12-alpine", "3.12-alpine3.24")]
    [InlineData("node:22-slim", "22-bookworm-slim")]
    [InlineData("registry.example/mirror/library/python:3.11-slim", "3.11-slim-trixie")]
    [InlineData("python:3.11-slim-bookworm", "3.11-slim-bookworm")]
    [InlineData("debian:12-slim", "12-slim")]
    [InlineData("nvidia/cuda:12.4.1-runtime-ubuntu22.04", "12.4.1-runtime-ubuntu22.04")]
    public void A_tag_that_names_its_release_is_found(string image, string expected) => Assert.Equal(expected, SuiteTags.Of(References.Image(image), Day));

    [Fact]
    public void The_release_is_that_of_the_day() => Assert.Equal("3.11-slim-bookworm", SuiteTags.Of(References.Image("python:3.11-slim"), new DateOnly(2025, 1, 1)));

    [Theory]
    [InlineData("python")]
    [InlineData("python:3.999-slim")]
    [InlineData("ghcr.io/acme/base:1")]
    public void What_is_not_known_is_not_guessed(string image) => Assert.Null(SuiteTags.Of(References.Image(image), Day));

}
