namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>shell-default-changed</c>.</summary>
public sealed class ShellDefaultChangedTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN ln -s /bin/sh /x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("shell-default-changed", text);
}
