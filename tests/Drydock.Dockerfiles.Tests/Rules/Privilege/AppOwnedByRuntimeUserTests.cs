namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class AppOwnedByRuntimeUserTests
{
    private const string Id = "app-owned-by-runtime-user";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chown=app:app . /srv\nUSER app", "2:--chown=app:app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN useradd -u 1000 app\nCOPY --chown=app . /srv\nUSER 1000", "3:--chown=app")]
    [InlineData("FROM debian:12.11 AS b\nRUN x\nFROM debian:12.11\nCOPY --from=b --chown=5 /venv /venv\nUSER 5", "4:--chown=5")]
    public void Code_of_the_runtime_user_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chown=app seed /var/lib/app\nUSER app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chown=other . /srv\nUSER app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chown=root . /srv\nUSER root")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chown=app . /srv")]
    public void Data_other_owners_and_root_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
