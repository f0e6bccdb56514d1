namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class EnvSelfReferenceTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nENV A=1 \\\n    B=${A}\n", "3:B=${A}")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("env-self-reference", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nENV A=1 B=\\$A C='$A'\n")]
    [InlineData("FROM debian:12.11\nENV PATH=/x:$PATH A=1\n")]
    [InlineData("FROM debian:12.11\nENV A=1\nENV B=$A\n")]
    [InlineData("FROM debian:12.11\nENV A=$A\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("env-self-reference", text);

    [Theory]
    [InlineData("FROM debian:12.11\nENV A=1 \\\n    B=${A} C=$B\n", "FROM debian:12.11\nENV A=1\nENV B=${A}\nENV C=$B\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("env-self-reference", before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nENV A=1 \\\n    # why\n    B=${A}\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("env-self-reference", text);
}
