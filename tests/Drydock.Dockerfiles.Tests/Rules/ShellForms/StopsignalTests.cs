namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

public sealed class StopsignalTests
{
    private const string Id = "stopsignal";

    [Theory]
    [InlineData("FROM debian:12.11\nSTOPSIGNAL 9", "2:9")]
    [InlineData("FROM nginx:1.29\nSTOPSIGNAL SIGTERM", "2:SIGTERM")]
    [InlineData("FROM debian:12.11\nSTOPSIGNAL SIGTERM\nCMD [\"/lib/systemd/systemd\"]", "2:SIGTERM")]
    [InlineData("FROM debian:12.11\nCMD [\"/sbin/init\"]", "2:CMD [\"/sbin/init\"]")]
    public void Signals_that_cut_off_and_the_wrong_ones_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nSTOPSIGNAL SIGINT")]
    [InlineData("FROM nginx:1.29\nSTOPSIGNAL SIGQUIT")]
    [InlineData("FROM nginx:1.29")]
    [InlineData("FROM debian:12.11\nSTOPSIGNAL RTMIN+3\nCMD [\"/sbin/init\"]")]
    [InlineData("FROM debian:12.11\nARG S\nSTOPSIGNAL $S")]
    public void Orderly_signals_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
