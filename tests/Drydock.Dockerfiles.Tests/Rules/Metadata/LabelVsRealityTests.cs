namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

/// <summary><c>label-vs-reality</c>.</summary>
public sealed class LabelVsRealityTests
{
    [Theory]
    [InlineData("FROM debian:12\nLABEL org.opencontainers.image.base.name=alpine\nUSER 1\n", "2:org.opencontainers.image.base.name=alpine")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("label-vs-reality", text, expected);

    [Theory]
    [InlineData("FROM debian:12\nLABEL org.opencontainers.image.base.name=docker.io/library/debian:12 nonroot=false\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("label-vs-reality", text);
}
