namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class NoDockerignoreTests
{
    private const string Id = "no-dockerignore";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY . .", "2:.")]
    public void What_no_image_wants_is_caught_where_it_is_copied(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY app.py .")]
    public void Named_files_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData(".git/HEAD")]
    [InlineData("web/node_modules/a/index.js")]
    [InlineData("deploy/.env")]
    public void It_is_found_at_any_depth(string path) =>
        RuleAssert.CatchesWith(Id, "FROM debian:12.11\nCOPY . .", RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder((path, ""), ("a.py", "")) }, "2:.");

    [Fact]
    public void A_clean_context_is_not() =>
        RuleAssert.CatchesNot(Id, "FROM debian:12.11\nCOPY . .", RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder((".env.example", ""), ("a.py", "")) });
}
