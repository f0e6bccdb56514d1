namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

public sealed class LabelVsRealityTests
{
    [Theory]
    [InlineData("FROM debian:12\nLABEL org.opencontainers.image.base.name=alpine\nUSER 1\n", "2:org.opencontainers.image.base.name=alpine")]
    [InlineData("FROM python:3.12-slim\nLABEL security.package_manager=none\n", "2:security.package_manager=none")]
    [InlineData("FROM a@sha256:abababababababababababababababababababababababababababababababab\nLABEL org.opencontainers.image.base.digest=sha256:cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd\n", "2:org.opencontainers.image.base.digest=sha256:cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("label-vs-reality", text, expected);

    [Theory]
    [InlineData("FROM debian:12\nLABEL org.opencontainers.image.base.name=docker.io/library/debian:12 nonroot=false\n")]
    [InlineData("FROM gcr.io/distroless/python3-debian12:nonroot\nLABEL package_manager=none nonroot=true\n")]
    [InlineData("FROM debian:12\nRUN rm /usr/bin/apt /usr/bin/apt-get\nLABEL package_manager=none\n")]
    [InlineData("FROM acme/x:1\nLABEL package_manager=none nonroot=true\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("label-vs-reality", text);
}
