namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

public sealed class SecretMountNotUsedTests
{
    private const string Id = "secret-mount-not-used";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=t apt-get update", "2:--mount=type=secret,id=t")]
    [InlineData("FROM debian:12.11\nRUN pip install --extra-index-url https://u:$T@e.com/simple x", "2:https://u:$T@e.com/simple")]
    public void A_mount_that_plain_programs_do_not_read_and_an_address_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=t cat /run/secrets/t")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=t ./x.sh")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=t,target=/root/.netrc curl x")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=t,env=T curl x")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=t npm ci")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=t,env=T pip install --index-url https://u:$T@e.com/simple x")]
    [InlineData("FROM debian:12.11\nRUN curl https://$HOST/x@y")]
    public void What_may_read_it_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
