namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>glued-continuation</c>.</summary>
public sealed class GluedContinuationTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN a \\\n b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("glued-continuation", text);
}
