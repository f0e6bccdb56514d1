namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>nonsense-run-cmd</c>.</summary>
public sealed class NonsenseRunCmdTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN sudo reboot\n", "2:reboot")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("nonsense-run-cmd", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y vim ssh\nRUN echo ps\nRUN systemctl enable x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("nonsense-run-cmd", text);
}
