namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

public sealed class NoExecInShCTests
{
    private const string Id = "no-exec-in-sh-c";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"sh\", \"-c\", \"a $B\"]", "2:\"a $B\"")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENTRYPOINT [\"/bin/bash\", \"-c\", \"setup && app\"]", "2:\"setup && app\"")]
    public void A_service_behind_a_shell_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"sh\", \"-c\", \"exec a $B\"]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"sh\", \"-c\", \"a | b\"]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"app\", \"-c\", \"x\"]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"bash\", \"-c\", \"app $X\"]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"sh\", \"-c\", \"while true; do x; done\"]")]
    [InlineData("FROM debian:12.11 AS b\nCMD [\"sh\", \"-c\", \"a $B\"]\nFROM debian:12.11")]
    public void exec_pipes_and_programs_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"sh\", \"-c\", \"setup && A=1 app $B\"]\n", "FROM python:3.12.11-slim-bookworm\nCMD [\"sh\", \"-c\", \"setup && A=1 exec app $B\"]\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCMD [\"sh\", \"-c\", \"echo \\\"\\u00e9\\\" && app \\\"$B\\\"\"]\n", "FROM python:3.12.11-slim-bookworm\nCMD [\"sh\", \"-c\", \"echo \\\"\\u00e9\\\" && exec app \\\"$B\\\"\"]\n")]
    public void exec_stands_in_front_of_the_program(string before, string after) => RuleAssert.Mends(Id, before, after);
}
