namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>long-run</c>.</summary>
public sealed class LongRunTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN a && b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("long-run", text);
}
