namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-not-slim</c>.</summary>
public sealed class BaseNotSlimTests
{
    [Theory]
    [InlineData("FROM python:3.12\nRUN pip install x\n", "1:python:3.12")]
    [InlineData("FROM node:22-bookworm\n", "1:node:22-bookworm")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("base-not-slim", text, expected);

    [Theory]
    [InlineData("FROM python:3.12 AS build\nFROM python:3.12-slim\nCOPY --from=build /a /b\n")]
    [InlineData("FROM node:22-alpine\nFROM python:3.12-windowsservercore-ltsc2022\nFROM golang:1.25\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-not-slim", text);

    [Theory]
    [InlineData("FROM node:22-bookworm\nCMD [\"node\"]\n", "FROM node:22-bookworm-slim\nCMD [\"node\"]\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("base-not-slim", before, after);

    [Theory]
    [InlineData("FROM python:3.12\nRUN pip install x\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("base-not-slim", text);
}
