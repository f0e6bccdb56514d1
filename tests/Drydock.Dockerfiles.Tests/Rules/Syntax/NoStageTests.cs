namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>no-stage</c>.</summary>
public sealed class NoStageTests
{
    [Theory]
    [InlineData("FROM scratch\n")]
    [InlineData("")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("no-stage", text);
}
