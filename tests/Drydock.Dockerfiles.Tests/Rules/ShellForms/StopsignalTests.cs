namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>stopsignal</c>.</summary>
public sealed class StopsignalTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nSTOPSIGNAL SIGQUIT\n")]
    [InlineData("FROM debian:12.11\nSTOPSIGNAL $S\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("stopsignal", text);
}
