using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Base;

public sealed class BaseNotSlimTests
{
    [Theory]
    [InlineData("FROM python:3.12\nRUN pip install x\n", "1:python:3.12")]
    [InlineData("FROM node:22-bookworm\n", "1:node:22-bookworm")]
    [InlineData("FROM nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04\n", "1:nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("base-not-slim", text, expected);

    [Theory]
    [InlineData("FROM python:3.12 AS build\nFROM python:3.12-slim\nCOPY --from=build /a /b\n")]
    [InlineData("FROM node:22-alpine\nFROM python:3.12-windowsservercore-ltsc2022\nFROM golang:1.25\n")]
    [InlineData("FROM python:3.14-rc-bookworm\n")]
    [InlineData("FROM quay.io/library/python:3.12\n")]
    [InlineData("FROM nvidia/cuda:12.8.1-devel-ubuntu24.04 AS build\nFROM nvidia/cuda:12.8.1-runtime-ubuntu24.04\nCOPY --from=build /a /b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-not-slim", text);

    [Theory]
    [InlineData("FROM node:22-bookworm\nCMD [\"node\"]\n", "FROM node:22-bookworm-slim\nCMD [\"node\"]\n")]
    [InlineData("FROM nvidia/cuda:12.8.1-devel-ubuntu24.04\n", "FROM nvidia/cuda:12.8.1-runtime-ubuntu24.04\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("base-not-slim", before, after);

    [Theory]
    [InlineData("FROM python:3.12\nRUN pip install x\n")]
    [InlineData("ARG T=3.12\nFROM python:$T\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("base-not-slim", text);

    [Fact]
    public void A_smaller_tag_that_was_looked_up_is_named() =>
        Assert.Contains("acme/app:1-small", Assert.Single(RuleAssert.Of("base-not-slim", "FROM acme/app:1\n", CheckSettings.Default with { Bases = static _ => new BaseFacts { SlimTag = "1-small" } })).Message, StringComparison.Ordinal);
}
