namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>empty-password</c>.</summary>
public sealed class EmptyPasswordTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN usermod -p \"\" a\n", "2:usermod")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("empty-password", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN passwd -l a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("empty-password", text);
}
