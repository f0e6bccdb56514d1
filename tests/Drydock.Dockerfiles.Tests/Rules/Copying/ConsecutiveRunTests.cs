namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class ConsecutiveRunTests
{
    private const string Id = "consecutive-run";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a\n# why\nRUN b", "4:RUN")]
    public void Neighbours_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a\nCOPY b c\nRUN b")]
    [InlineData("FROM debian:12.11\nRUN <<EOF\na\nEOF\nRUN b")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=cache,target=/x a\nRUN b")]
    [InlineData("FROM debian:12.11\nRUN [\"a\"]\nRUN b")]
    [InlineData("FROM debian:12.11 AS b\nRUN a\nRUN b\nFROM debian:12.11")]
    public void Here_documents_other_mounts_and_stages_left_behind_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a && \\\n    b\nRUN c\nRUN d\n", "FROM debian:12.11\nRUN a && \\\n    b \\\n && c \\\n && d\n")]
    public void Chains_are_joined(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a\nRUN b || c")]
    [InlineData("FROM debian:12.11\nRUN cd /x\nRUN b")]
    [InlineData("FROM debian:12.11\nRUN a &\nRUN b")]
    [InlineData("FROM debian:12.11\nRUN a\n# why\nRUN b")]
    public void What_joining_would_change_stays_apart(string text) => RuleAssert.OffersNoFix(Id, text);
}
