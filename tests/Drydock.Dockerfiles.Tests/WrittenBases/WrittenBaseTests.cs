using System.Text;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.WrittenBases;

namespace Drydock.Dockerfiles.Tests.WrittenBases;

public sealed class WrittenBaseTests
{
    private static readonly Dictionary<string, string> None = [];

    private static WrittenBase? Of(string text, string? target = null, Dictionary<string, string>? arguments = null) =>
        WrittenBase.Of(DockerfileModel.Of(Encoding.UTF8.GetBytes(text)), target, arguments ?? None);

    [Theory]
    [InlineData("FROM python:3.12-slim\n", "python:3.12-slim")]
    [InlineData("ARG V=3.12\nFROM python:${V}-slim\n", "python:3.12-slim")]
    [InlineData("ARG V=3.12\nARG B=\"python:$V-slim\"\nFROM $B\n", "python:3.12-slim")]
    [InlineData("ARG B\nFROM ${B:-python:3.12}\n", "python:3.12")]
    [InlineData("ARG B=debian:12\nFROM ${B:-python:3.12}\n", "debian:12")]
    [InlineData("FROM --platform=$BUILDPLATFORM 'python:3.12' AS x\n", "python:3.12")]
    public void A_base_is_taken_apart_and_the_parts_are_where_they_say(string file, string expected)
    {
        var found = Of(file)!;
        Assert.Equal((expected, expected), (found.Text, string.Concat(found.Parts.Select(static p => p.Text))));
        Assert.All(found.Parts, p => Assert.Equal(p.Text, file.Substring(p.Span!.Value.Start, p.Span.Value.Length)));
    }

    [Theory]
    [InlineData("ARG B\nFROM $B\n")]
    [InlineData("FROM $UNDECLARED\n")]
    [InlineData("ARG A=$B\nARG B=$A\nFROM $B\n")]
    public void What_nobody_says_is_not_known(string file)
    {
        var found = Of(file)!;
        Assert.Empty(found.Parts);
        Assert.Null(found.Reference);
    }

    [Fact]
    public void A_form_that_is_not_taken_apart_is_still_resolved()
    {
        var found = Of("ARG V=3.12-slim\nFROM python:${V%-slim}\n")!;
        Assert.Equal(("python:3.12", 0), (found.Text, found.Parts.Length));
    }

    [Fact]
    public void An_argument_from_outside_goes_before_the_default_and_has_no_place_in_the_file()
    {
        var found = Of("ARG V=3.12\nFROM python:$V\n", arguments: new() { ["V"] = "3.13", ["W"] = "unused" })!;
        Assert.Equal("python:3.13", found.Text);
        Assert.Equal([true, false], found.Parts.Select(static p => p.Span is not null));
    }

    [Theory]
    [InlineData(null, "debian:12")]
    [InlineData("RUN", "python:3.12")]
    [InlineData("1", "python:3.12")]
    [InlineData("missing", null)]
    public void The_stage_that_is_built_decides(string? target, string? expected) =>
        Assert.Equal(expected, Of("FROM python:3.12 AS base\nFROM base AS run\nFROM debian:12\n", target)?.Text);

    [Fact]
    public void Stages_that_stand_on_the_same_base_are_found_together()
    {
        var model = DockerfileModel.Of("FROM python:3.12 AS build\nFROM golang:1.22 AS tool\nARG X=1\nFROM build AS check\nFROM python:3.12\n"u8.ToArray());
        Assert.Equal([1, 5], WrittenBase.AllOf(model, null, None).Select(static b => b.From.Syntax.FirstLine));
    }

    [Fact]
    public void Scratch_is_no_base()
    {
        var found = Of("FROM scratch\n")!;
        Assert.Equal((true, null), (found.IsScratch, found.Reference));
    }
}
