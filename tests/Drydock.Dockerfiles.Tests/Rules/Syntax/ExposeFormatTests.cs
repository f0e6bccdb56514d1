namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class ExposeFormatTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 8080:80\n", "2:8080:80")]
    [InlineData("FROM debian:12.11\nEXPOSE 80${X:-80}\n", "2:80${X:-80}")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("expose-format", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 80/tcp 90-95\n")]
    [InlineData("FROM debian:12.11\nEXPOSE ${X:-8080} 80\n")]
    [InlineData("FROM debian:12.11\nARG P=\"80 443\"\nEXPOSE $P\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("expose-format", text);
}
