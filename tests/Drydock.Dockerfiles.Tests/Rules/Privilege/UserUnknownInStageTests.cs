namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>user-unknown-in-stage</c>.</summary>
public sealed class UserUnknownInStageTests
{
    [Theory]
    [InlineData("FROM scratch\nCOPY --from=x /etc/passwd /etc/passwd\nUSER app\n")]
    [InlineData("FROM debian\nUSER app\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("user-unknown-in-stage", text);
}
