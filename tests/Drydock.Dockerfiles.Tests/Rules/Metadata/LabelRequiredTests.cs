namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

/// <summary><c>label-required</c>.</summary>
public sealed class LabelRequiredTests
{
    [Theory]
    [InlineData("FROM a AS b\nLABEL \"org.opencontainers.image.source\"=x\nFROM b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("label-required", text);
}
