namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class VolumeSensitiveTests
{
    private const string Id = "volume-sensitive";

    [Theory]
    [InlineData("FROM debian:12.11\nVOLUME [\"/data\", \"/proc\"]", "2:\"/proc\"")]
    [InlineData("FROM debian:12.11\nVOLUME /dev/shm", "2:/dev/shm")]
    [InlineData("FROM debian:12.11\nVOLUME /run/docker.sock", "2:/run/docker.sock")]
    [InlineData("FROM debian:12.11\nVOLUME /", "2:/")]
    public void System_folders_and_sockets_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nVOLUME /data /var/lib/x")]
    [InlineData("FROM debian:12.11\nVOLUME /etc/app")]
    [InlineData("FROM debian:12.11\nARG V\nVOLUME $V")]
    public void Folders_of_a_service_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void A_service_that_mounts_the_socket_is_caught()
    {
        var settings = RuleAssert.Settings(Id) with { Services = RuleAssert.Services("services:\n  web:\n    build: .\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n") };

        RuleAssert.CatchesWith(Id, "FROM debian:12.11", settings, "1:FROM debian:12.11");
    }
}
