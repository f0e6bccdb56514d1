namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>windows-shell</c>.</summary>
public sealed class WindowsShellTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nSHELL [\"/bin/bash\", \"-c\"]\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("windows-shell", text);
}
