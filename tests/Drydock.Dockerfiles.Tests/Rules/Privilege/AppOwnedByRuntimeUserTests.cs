namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>app-owned-by-runtime-user</c>.</summary>
public sealed class AppOwnedByRuntimeUserTests
{
    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN useradd -u 7 app\nCOPY --chown=app a b\nUSER 7\n", "3:--chown=app")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("app-owned-by-runtime-user", text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chown=0:0 a b\nUSER 1000\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chown=1000 a b\nUSER root\n")]
    [InlineData("FROM a AS b\nCOPY --chown=1 x y\nFROM a\nUSER 1\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("app-owned-by-runtime-user", text);
}
