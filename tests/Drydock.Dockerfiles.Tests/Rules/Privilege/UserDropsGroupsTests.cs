namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>user-drops-groups</c>.</summary>
public sealed class UserDropsGroupsTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd app\nUSER app:app\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("user-drops-groups", text);
}
