namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-floating-minor</c>.</summary>
public sealed class BaseFloatingMinorTests
{
    [Theory]
    [InlineData("FROM node:22-bookworm\n", "1:node:22-bookworm")]
    [InlineData("FROM python:3.12.11\n", "1:python:3.12.11")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("base-floating-minor", text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nFROM node:22.1.0-alpine3.20\nFROM debian:12\nFROM python:latest\nFROM python:3.12@sha256:abababababababababababababababababababababababababababababababab\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-floating-minor", text);
}
