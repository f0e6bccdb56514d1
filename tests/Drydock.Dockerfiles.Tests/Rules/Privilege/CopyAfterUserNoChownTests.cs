namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>copy-after-user-no-chown</c>.</summary>
public sealed class CopyAfterUserNoChownTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a b\nUSER 1\n")]
    [InlineData("FROM debian:12.11\nUSER 1\nUSER 0\nCOPY a b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-after-user-no-chown", text);
}
