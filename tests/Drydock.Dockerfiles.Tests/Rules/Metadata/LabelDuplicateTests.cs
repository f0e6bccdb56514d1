namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

public sealed class LabelDuplicateTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nLABEL a=1 b=2\nLABEL \"a\"=3\n", "2:a=1")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("label-duplicate", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nLABEL a=1 b=2\n")]
    [InlineData("FROM a AS b\nLABEL a=1\nFROM b\nLABEL a=2\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("label-duplicate", text);

    [Theory]
    [InlineData("FROM debian:12.11\nLABEL a=1\nLABEL a=3\n", "FROM debian:12.11\nLABEL a=3\n")]
    [InlineData("FROM debian:12.11\nLABEL b=1 \\\n      a=2\nLABEL a=3\n", "FROM debian:12.11\nLABEL b=1\nLABEL a=3\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("label-duplicate", before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nLABEL a=1 \\\n      # why\n      b=2\nLABEL a=3\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("label-duplicate", text);
}
