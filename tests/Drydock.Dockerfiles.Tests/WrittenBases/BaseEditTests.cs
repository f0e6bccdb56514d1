using System.Text;
using Drydock.Dockerfiles.WrittenBases;

namespace Drydock.Dockerfiles.Tests.WrittenBases;

public sealed class BaseEditTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, string> None = [];

    private static BaseEditResult Of(string file, string wanted, string? target = null, Dictionary<string, string>? arguments = null) =>
        BaseEdit.Of(Encoding.UTF8.GetBytes(file), target, arguments ?? None, wanted);

    private static string Changed(string file, string wanted, string? target = null, Dictionary<string, string>? arguments = null)
    {
        var result = Of(file, wanted, target, arguments);
        Assert.True(result.Content is not null, result.Wrong);
        return Encoding.UTF8.GetString(result.Content);
    }

    [Theory]
    [InlineData("FROM python:3.12-slim\n", "python:3.13-slim", "FROM python:3.13-slim\n")]
    [InlineData("FROM python:3.12-slim AS run\r\nRUN x\r\n", "python:3.12-slim@" + Digest, "FROM python:3.12-slim@" + Digest + " AS run\r\nRUN x\r\n")]
    [InlineData("ARG V=3.12\nFROM python:${V}-slim-bookworm\n", "python:3.13-slim-bookworm", "ARG V=3.13\nFROM python:${V}-slim-bookworm\n")]
    [InlineData("ARG V=3.12\nFROM python:${V}-slim-bookworm\n", "python:3.12-slim-trixie", "ARG V=3.12\nFROM python:${V}-slim-trixie\n")]
    [InlineData("ARG V=3.12\nFROM python:${V}-slim-bookworm\n", "python:3.13-slim-trixie", "ARG V=3.13\nFROM python:${V}-slim-trixie\n")]
    [InlineData("ARG BASE=\"python:3.12\" # the base\nFROM $BASE\n", "python:3.12@" + Digest, "ARG BASE=\"python:3.12@" + Digest + "\" # the base\nFROM $BASE\n")]
    [InlineData("ARG V=3.12\nFROM python:${V}-slim\n", "python:3.13-slim@" + Digest, "ARG V=3.13\nFROM python:${V}-slim@" + Digest + "\n")]
    [InlineData("FROM python:3.12@" + Digest + "\n", "python:3.13", "FROM python:3.13\n")]
    [InlineData("ARG BASE\nFROM ${BASE:-python:3.12}\n", "debian:13-slim", "ARG BASE\nFROM ${BASE:-debian:13-slim}\n")]
    [InlineData("# syntax=docker/dockerfile:1\nfrom   python:3.12  as  a\nRUN echo python:3.12\n", "python:3.13", "# syntax=docker/dockerfile:1\nfrom   python:3.13  as  a\nRUN echo python:3.12\n")]
    public void Only_the_place_that_says_the_base_changes(string file, string wanted, string expected) => Assert.Equal(expected, Changed(file, wanted));

    [Fact]
    public void Stages_on_the_same_base_move_together_and_others_stay() =>
        Assert.Equal(
            "FROM python:3.13 AS build\nFROM golang:1.22 AS tool\nFROM debian:12\nFROM python:3.13\n",
            Changed("FROM python:3.12 AS build\nFROM golang:1.22 AS tool\nFROM debian:12\nFROM python:3.12\n", "python:3.13"));

    [Fact]
    public void Bytes_that_are_no_text_stay_as_they_are()
    {
        byte[] file = [.. "# \u00e9 "u8, 0xFF, 0xFE, .. "\nFROM python:3.12\nRUN x"u8];
        byte[] expected = [.. "# \u00e9 "u8, 0xFF, 0xFE, .. "\nFROM python:3.13\nRUN x"u8];
        Assert.Equal(expected, BaseEdit.Of(file, null, None, "python:3.13").Content);
    }

    [Fact]
    public void The_change_back_gives_the_first_file_again()
    {
        const string File = "ARG V=3.12\nFROM python:${V}-slim AS a\nFROM a\n";
        Assert.Equal(File, Changed(Changed(File, "python:3.13-slim"), "python:3.12-slim"));
    }

    [Theory]
    [InlineData("ARG V=3.12\nFROM python:${V%x}-slim\n", "python:3.13-slim", "not taken apart")]
    [InlineData("ARG V\nFROM python:$V\n", "python:3.13", "not known without build arguments")]
    [InlineData("ARG V=3.12\nARG W=$V\nFROM python:$V AS a\nFROM python:$W-slim AS b\nFROM python:3.12\n", "python:3.13", "would reach more than this base")]
    public void What_cannot_be_changed_alone_is_refused(string file, string wanted, string expected) => Assert.Contains(expected, Of(file, wanted).Wrong, StringComparison.Ordinal);

    [Fact]
    public void A_part_that_a_build_argument_gives_is_not_written_into_the_file() =>
        Assert.Contains("a build argument gives", Of("ARG V=3.12\nFROM python:$V\n", "python:3.14", arguments: new() { ["V"] = "3.13" }).Wrong, StringComparison.Ordinal);
}
