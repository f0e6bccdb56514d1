namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>expose-format</c>.</summary>
public sealed class ExposeFormatTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 8080:80\n", "2:8080:80")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("expose-format", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 80/tcp 90-95\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("expose-format", text);
}
