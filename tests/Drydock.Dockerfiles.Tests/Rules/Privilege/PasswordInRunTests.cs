namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>password-in-run</c>.</summary>
public sealed class PasswordInRunTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd -p 'x' a\n", "2:useradd")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("password-in-run", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd -p \"*\" a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("password-in-run", text);
}
