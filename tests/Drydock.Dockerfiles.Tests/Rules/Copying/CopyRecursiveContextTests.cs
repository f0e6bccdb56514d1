namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class CopyRecursiveContextTests
{
    private const string Id = "copy-recursive-context";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY ./ /x", "2:./")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nADD * /x/", "2:*")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nARG S=.\nCOPY $S /x", "3:$S")]
    public void Every_form_of_everything_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY app.py /x/")]
    [InlineData("FROM debian:12.11 AS a\nRUN x\nFROM debian:12.11\nCOPY --from=a . /x")]
    [InlineData("FROM debian:12.11 AS unused\nCOPY . /x\nFROM debian:12.11")]
    public void Named_sources_other_stages_and_unneeded_ones_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void A_dockerignore_or_an_unknown_context_is_enough()
    {
        RuleAssert.CatchesNot(Id, "FROM debian:12.11\nCOPY . /x", RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder((".dockerignore", "*.md"), ("a.py", "")) });
        RuleAssert.CatchesNot(Id, "FROM debian:12.11\nCOPY . /x", RuleAssert.Settings(Id) with { Folder = null });
    }

    [Fact]
    public void Where_no_dockerignore_speaks_this_rule_is_silent() =>
        RuleAssert.CatchesNot(Id, "FROM debian:12.11\nCOPY . /x", RuleAssert.Settings("no-dockerignore"));
}
