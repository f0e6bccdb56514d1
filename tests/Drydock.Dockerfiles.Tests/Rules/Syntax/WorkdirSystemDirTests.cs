namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>workdir-system-dir</c>.</summary>
public sealed class WorkdirSystemDirTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nWORKDIR /proc/self/fd/7\n", "2:/proc/self/fd/7")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("workdir-system-dir", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nWORKDIR /srv\nWORKDIR etc\nWORKDIR /etcetera\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("workdir-system-dir", text);
}
