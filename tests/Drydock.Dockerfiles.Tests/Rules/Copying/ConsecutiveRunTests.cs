namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>consecutive-run</c>.</summary>
public sealed class ConsecutiveRunTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN a\nCOPY b c\nRUN d\n")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=cache,target=/x a\nRUN b\n")]
    [InlineData("FROM a AS b\nRUN x\nRUN y\nFROM c\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("consecutive-run", text);
}
