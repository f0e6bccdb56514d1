namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class CommandNotInBaseTests
{
    private const string Id = "command-not-in-base";

    [Theory]
    [InlineData("FROM debian:13.1-slim\nRUN adduser app", "2:adduser")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN curl -fsSL https://a.example/x -o /x", "2:curl")]
    [InlineData("FROM alpine:3.20\nRUN useradd app", "2:useradd")]
    [InlineData("FROM debian:13.1-slim\nRUN sudo ls", "2:sudo")]
    [InlineData("FROM debian:13.1-slim AS base\nFROM base\nRUN set -eux; addgroup app", "3:addgroup")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:13.1-slim\nRUN apt-get update && apt-get install -y adduser && adduser app")]
    [InlineData("FROM debian:13.1-slim\nRUN apt-get update && apt-get install -y openssh-server\nRUN adduser app")]
    [InlineData("FROM debian:13.1-slim\nRUN useradd app")]
    [InlineData("FROM debian:12.11\nRUN adduser app")]
    [InlineData("FROM python:3.12-slim\nRUN adduser app")]
    [InlineData("FROM debian:13.1-slim\nRUN ./setup.sh\nRUN adduser app")]
    [InlineData("FROM debian:13.1-slim\nRUN command -v curl || true")]
    [InlineData("FROM debian:13.1-slim\nRUN if curl x; then true; fi")]
    [InlineData("FROM debian:13.1-slim\nCOPY --from=tools /out/curl /usr/local/bin/curl\nRUN curl x")]
    [InlineData("FROM debian:13.1-slim\nRUN curl x || true")]
    [InlineData("FROM rust:1.80-slim-bookworm\nRUN gcc x.c")]
    [InlineData("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN make")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:8.0-bookworm-slim\nRUN curl x")]
    [InlineData("FROM debian:13.1-slim\nRUN echo adduser")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
