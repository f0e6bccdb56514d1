namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class LegacyEnvFormTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nENV a b\nLABEL c d\n", "2:a b", "3:c d")]
    [InlineData("FROM debian:12.11\nLABEL a b c=d\n", "2:a b c=d")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("legacy-env-form", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nENV a=b\nLABEL c=d\nARG e\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("legacy-env-form", text);

    [Theory]
    [InlineData("FROM debian:12.11\nENV A $B c\n", "FROM debian:12.11\nENV A=\"$B c\"\n")]
    [InlineData("FROM debian:12.11\nENV A b\u00A0c\n", "FROM debian:12.11\nENV A=\"b\u00A0c\"\n")]
    [InlineData("FROM debian:12.11\nENV A =x\n", "FROM debian:12.11\nENV A==x\n")]
    public void The_value_stays_the_same(string before, string after) => RuleAssert.Mends("legacy-env-form", before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nENV A b \\\n  c\n")]
    [InlineData("FROM debian:12.11\nENV A \"b\"\n")]
    [InlineData("FROM debian:12.11\nENV A b\\ c\n")]
    [InlineData("FROM debian:12.11\nENV A\"B c\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("legacy-env-form", text);
}
