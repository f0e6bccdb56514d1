namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class MountSecretPermsTests
{
    private const string Id = "mount-secret-perms";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=a,mode=0644 cat /run/secrets/a", "2:--mount=type=secret,id=a,mode=0644")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=ssh,mode=0666 git clone x", "2:--mount=type=ssh,mode=0666")]
    public void A_mode_that_lets_others_read_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=a cat /run/secrets/a")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=a,mode=0440 x")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=cache,target=/x,mode=0777 x")]
    public void The_default_and_other_mounts_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nUSER app\nRUN --mount=type=secret,id=a,mode=0444 x")]
    [InlineData("FROM example.com/unknown:1\nRUN --mount=type=secret,id=a,mode=0444 x")]
    public void A_reader_that_is_not_root_needs_an_owner(string text) => RuleAssert.OffersNoFix(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nUSER 1000\nRUN --mount=type=secret,mode=0444,uid=1000,id=a x\n", "FROM debian:12.11\nUSER 1000\nRUN --mount=type=secret,mode=0400,uid=1000,id=a x\n")]
    public void An_owner_that_is_the_reader_makes_it_safe(string before, string after) => RuleAssert.Mends(Id, before, after);
}
