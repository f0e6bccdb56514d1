namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>user-created-never-used</c>.</summary>
public sealed class UserCreatedNeverUsedTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN adduser app video\n")]
    [InlineData("FROM debian:12.11\nRUN useradd a\nENTRYPOINT [\"gosu\", \"a\"]\nUSER a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("user-created-never-used", text);
}
