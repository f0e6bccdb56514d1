namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>no-exec-in-sh-c</c>.</summary>
public sealed class NoExecInShCTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCMD [\"sh\", \"-c\", \"x && exec app\"]\n")]
    [InlineData("FROM debian:12.11\nCMD [\"app\", \"-c\", \"x\"]\n")]
    [InlineData("FROM debian:12.11\nRUN [\"sh\", \"-c\", \"x\"]\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("no-exec-in-sh-c", text);
}
