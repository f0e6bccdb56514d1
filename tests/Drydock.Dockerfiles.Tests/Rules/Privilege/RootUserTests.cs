namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>root-user</c>.</summary>
public sealed class RootUserTests
{
    [Theory]
    [InlineData("FROM a AS b\nUSER 0:0\nFROM b\n", "2:USER 0:0")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("root-user", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nUSER root\nRUN x\nUSER 1000\n")]
    [InlineData("FROM debian:12.11\nUSER $U\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("root-user", text);
}
