namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

public sealed class ExposeAdminPortTests
{
    private const string Id = "expose-admin-port";

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 80 2375/tcp", "2:2375/tcp")]
    [InlineData("FROM debian:12.11\nEXPOSE 5430-5440", "2:5430-5440")]
    [InlineData("FROM debian:12.11\nARG P=22\nEXPOSE $P", "3:$P")]
    public void Ports_and_ranges_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 8080 443")]
    [InlineData("FROM postgres:17\nEXPOSE 5432")]
    [InlineData("FROM debian:12.11\nEXPOSE 6379\nCMD [\"redis-server\"]")]
    [InlineData("FROM debian:12.11\nEXPOSE $P")]
    [InlineData("FROM debian:12.11 AS b\nEXPOSE 22\nFROM debian:12.11")]
    public void Other_ports_and_the_images_own_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
