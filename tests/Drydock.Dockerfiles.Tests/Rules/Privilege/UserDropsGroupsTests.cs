namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class UserDropsGroupsTests
{
    private const string Id = "user-drops-groups";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd app && usermod -aG docker app\nUSER app:app", "3:app:app")]
    [InlineData("FROM debian:12.11\nRUN adduser app video\nUSER app:app", "3:app:app")]
    [InlineData("FROM debian:12.11\nRUN useradd -u 1000 -G video app\nUSER 1000:1000", "3:1000:1000")]
    [InlineData("FROM debian:12.11\nRUN gpasswd -a app video\nUSER app:app", "3:app:app")]
    public void A_group_in_USER_after_joining_others_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd -G video app\nUSER app")]
    [InlineData("FROM debian:12.11\nRUN useradd -G video other\nUSER app:app")]
    [InlineData("FROM debian:12.11\nRUN useradd app\nUSER app:app")]
    public void A_user_alone_or_another_account_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
