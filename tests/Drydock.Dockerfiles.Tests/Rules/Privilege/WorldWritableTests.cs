namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class WorldWritableTests
{
    private const string Id = "world-writable";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN chmod -R 777 /srv", "2:777")]
    [InlineData("FROM debian:12.11\nRUN chmod a+rwx /srv", "2:a+rwx")]
    [InlineData("FROM debian:12.11\nRUN chmod o=rw f", "2:o=rw")]
    [InlineData("FROM debian:12.11\nCOPY --chmod=0666 a /b", "2:--chmod=0666")]
    [InlineData("FROM debian:12.11\nRUN mkdir -p -m 0777 /x", "2:0777")]
    [InlineData("FROM debian:12.11\nRUN install -m777 a b", "2:-m777")]
    public void Digits_clauses_and_flags_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN chmod 755 /srv")]
    [InlineData("FROM debian:12.11\nRUN chmod 1777 /tmp")]
    [InlineData("FROM debian:12.11\nRUN chmod u+w,g+w f")]
    [InlineData("FROM debian:12.11\nRUN chmod o-w f")]
    [InlineData("FROM debian:12.11\nRUN chmod $MODE f")]
    [InlineData("FROM debian:12.11\nRUN echo chmod 777")]
    [InlineData("FROM debian:12.11 AS unused\nRUN chmod 777 /x\nFROM debian:12.11")]
    public void Others_at_most_reading_and_the_sticky_bit_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
