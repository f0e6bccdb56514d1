namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class RootUserTests
{
    private const string Id = "root-user";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER app\nUSER root", "3:USER root")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER 0:0", "2:USER 0:0")]
    [InlineData("FROM debian:12.11 AS a\nUSER root\nFROM a\nCMD [\"x\"]", "2:USER root")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nARG U=root\nUSER $U", "3:USER $U")]
    public void The_last_USER_counts(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER root\nUSER 1000")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nARG U\nUSER $U")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER root\nENTRYPOINT [\"gosu\", \"app\", \"/srv/app\"]")]
    [InlineData("FROM debian:12.11 AS a\nUSER root\nFROM debian:12.11\nUSER 1")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y gosu\nUSER root\nENTRYPOINT [\"/start.sh\"]")]
    public void Another_user_a_name_unknown_or_a_program_that_drops_root_is_not_caught(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN useradd app\nUSER root\nRUN make install\nCMD [\"x\"]\n", "FROM python:3.12.11-slim-bookworm\nRUN useradd app\nUSER root\nRUN make install\nUSER app\nCMD [\"x\"]\n")]
    public void What_still_needs_root_stays_above_the_new_USER(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nUSER root")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN useradd a && useradd b\nUSER root")]
    public void Without_one_account_of_its_own_there_is_no_fix(string text) => RuleAssert.OffersNoFix(Id, text);
}
