namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>circular-stage-deps</c>.</summary>
public sealed class CircularStageDepsTests
{
    [Theory]
    [InlineData("FROM a AS b\nFROM b\nCOPY --from=b /x /y\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("circular-stage-deps", text);
}
