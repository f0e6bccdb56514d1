namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

public sealed class LabelFormatTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nLABEL org.opencontainers.image.created=yesterday\n", "2:org.opencontainers.image.created=yesterday")]
    [InlineData("FROM debian:12.11\nLABEL a=\"\"\n", "2:a=\"\"")]
    [InlineData("FROM debian:12.11\nLABEL My.Key=1\n", "2:My.Key=1")]
    [InlineData("FROM debian:12.11\nLABEL a..b=1\n", "2:a..b=1")]
    [InlineData("FROM debian:12.11\nLABEL com.docker.x=1\n", "2:com.docker.x=1")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("label-format", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nLABEL org.opencontainers.image.created=2026-11-01T12:00:00Z org.opencontainers.image.licenses=\"MIT OR Apache-2.0\" org.opencontainers.image.revision=$R\n")]
    [InlineData("FROM debian:12.11\nLABEL com.acme.base-name=1 a=b x9.y=z\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("label-format", text);
}
