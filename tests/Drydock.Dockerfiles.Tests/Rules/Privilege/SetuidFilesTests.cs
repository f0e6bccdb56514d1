namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class SetuidFilesTests
{
    private const string Id = "setuid-files";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN chmod 4755 /x", "2:4755")]
    [InlineData("FROM debian:12.11\nRUN chmod g+s /x", "2:g+s")]
    [InlineData("FROM debian:12.11\nCOPY --chmod=6755 a /b", "2:--chmod=6755")]
    public void Both_bits_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN chmod u-s /x")]
    [InlineData("FROM debian:12.11\nRUN chmod a-s /x")]
    [InlineData("FROM debian:12.11\nRUN chmod 0755 /x")]
    [InlineData("FROM debian:12.11\nRUN mkdir -m 2775 /x")]
    [InlineData("FROM debian:12.11\nRUN find / -perm /6000 -exec chmod a-s {} +")]
    public void Taking_them_away_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
