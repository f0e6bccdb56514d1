namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>expose-range</c>.</summary>
public sealed class ExposeRangeTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 80 8000-70000/udp\n", "2:8000-70000/udp")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("expose-range", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 65535 0 $PORT 8000-9000\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("expose-range", text);
}
