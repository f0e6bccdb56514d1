namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

/// <summary><c>label-baked-date</c>.</summary>
public sealed class LabelBakedDateTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nLABEL a=2026-01-31\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("label-baked-date", text);
}
