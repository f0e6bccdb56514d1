namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class SyntaxDirectiveTypoTests
{
    [Theory]
    [InlineData("# sintax=docker/dockerfile:1\nFROM a\n", "1:# sintax=docker/dockerfile:1")]
    [InlineData("\n# syntax=docker/dockerfile:1\nFROM a\n", "2:# syntax=docker/dockerfile:1")]
    [InlineData("# syntax: docker/dockerfile:1\nFROM a\n", "1:# syntax: docker/dockerfile:1")]
    [InlineData("#syntax docker/dockerfile:1\nFROM a\n", "1:#syntax docker/dockerfile:1")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("syntax-directive-typo", text, expected);

    [Theory]
    [InlineData("# syntax=docker/dockerfile:1\nFROM a\n")]
    [InlineData("# SYNTAX = docker/dockerfile:1\nFROM a\n")]
    [InlineData("# see a=b/c\nFROM a\n")]
    [InlineData("FROM a\n# syntax=x/y\n")]
    [InlineData("# syntax of docker/dockerfile:1\nFROM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("syntax-directive-typo", text);

    [Theory]
    [InlineData("# sintax=docker/dockerfile:1\nFROM a\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("syntax-directive-typo", text);
}
