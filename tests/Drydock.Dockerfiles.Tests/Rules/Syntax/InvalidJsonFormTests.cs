namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>invalid-json-form</c>.</summary>
public sealed class InvalidJsonFormTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCMD [\"a\",]\n", "2:[\"a\",]")]
    [InlineData("FROM debian:12.11\nVOLUME ['/x', '/y']\n", "2:['/x', '/y']")]
    [InlineData("FROM debian:12.11\nCMD [\"a\" \"b\"]\n", "2:[\"a\" \"b\"]")]
    [InlineData("FROM debian:12.11\nENTRYPOINT [\"a\"] # note\n", "2:[\"a\"] # note")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("invalid-json-form", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN [ -f x ] && y\n")]
    [InlineData("FROM debian:12.11\nRUN [ \"$A\" = \"b\" ] || exit 1\n")]
    [InlineData("FROM debian:12.11\nCMD [\"a\"]\n")]
    [InlineData("FROM debian:12.11\nCMD [a-z]*\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("invalid-json-form", text);

    [Theory]
    [InlineData("FROM debian:12.11\nCMD [\"a\"] # note\n", "FROM debian:12.11\nCMD [\"a\"]\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("invalid-json-form", before, after);
}
