namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

public sealed class ShellFormCmdTests
{
    private const string Id = "shell-form-cmd";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD python app.py", "2:python app.py")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENTRYPOINT ./start.sh $A", "2:./start.sh $A")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD a\nCMD b", "3:b")]
    public void Shell_form_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"a\"]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD exec a $B")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nSHELL [\"/bin/bash\", \"-c\"]\nCMD a")]
    [InlineData("FROM debian:12.11 AS b\nCMD a\nFROM debian:12.11")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD ['a']")]
    [InlineData("FROM python:3.12.11-slim-bookworm\n")]
    public void JSON_exec_SHELL_and_other_stages_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENTRYPOINT app --name \"a b\"\n", "FROM python:3.12.11-slim-bookworm\nENTRYPOINT [\"app\", \"--name\", \"a b\"]\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD app '\"'\n", "FROM python:3.12.11-slim-bookworm\nCMD [\"app\", \"\\\"\"]\n")]
    public void Words_are_quoted_as_JSON(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD app $PORT")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD a && b")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD A=1 app")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD app > /x")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD app *.py")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD cd /x")]
    public void What_needs_a_shell_stays(string text) => RuleAssert.OffersNoFix(Id, text);
}
