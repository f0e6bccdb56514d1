namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

/// <summary><c>label-duplicate</c>.</summary>
public sealed class LabelDuplicateTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nLABEL a=1 b=2\nLABEL a=3\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("label-duplicate", text);
}
