namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class ExposeRangeTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 80 8000-70000/udp\n", "2:8000-70000/udp")]
    [InlineData("FROM debian:12.11\nEXPOSE http\n", "2:http")]
    [InlineData("FROM debian:12.11\nEXPOSE 80/foo\n", "2:80/foo")]
    [InlineData("FROM debian:12.11\nEXPOSE 90-80\n", "2:90-80")]
    [InlineData("FROM debian:12.11\nEXPOSE 1-2-3\n", "2:1-2-3")]
    [InlineData("FROM debian:12.11\nEXPOSE 99999999999999999999\n", "2:99999999999999999999")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("expose-range", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 65535 0 $PORT 8000-9000\n")]
    [InlineData("FROM debian:12.11\nARG P=\"80 443/UDP\"\nEXPOSE $P\n")]
    [InlineData("FROM debian:12.11\nEXPOSE 127.0.0.1:80:80\n")]
    [InlineData("FROM debian:12.11\nEXPOSE 80/sctp 00080\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("expose-range", text);
}
