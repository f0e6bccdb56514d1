namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class UndefinedArgInFromTests
{
    [Theory]
    [InlineData("FROM $X\n", "1:$X")]
    [InlineData("ARG A\nFROM --platform=$P $A\n", "2:--platform=$P")]
    [InlineData("FROM --platform=$BULIDPLATFORM scratch\n", "1:--platform=$BULIDPLATFORM")]
    [InlineData("ARG tag=1\nFROM a:${tag}${version} AS b\n", "2:a:${tag}${version}")]
    [InlineData("FROM a\nARG X=b\nFROM $X\n", "3:$X")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("undefined-arg-in-from", text, expected);

    [Theory]
    [InlineData("ARG X\nFROM $X\nFROM --platform=$BUILDPLATFORM a\nFROM ${Y:-b}\n")]
    [InlineData("ARG D\nFROM scra${D:-tch}\n")]
    [InlineData("ARG D=\nFROM scratch${D-@bogus}\n")]
    [InlineData("ARG BUILDPLATFORM=linux/amd64\nFROM --platform=$BUILDPLATFORM scratch\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("undefined-arg-in-from", text);

    [Theory]
    [InlineData("# syntax=docker/dockerfile:1\n# The service.\nFROM a:$X\nARG X=b\n", "# syntax=docker/dockerfile:1\nARG X=b\n# The service.\nFROM a:$X\nARG X=b\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("undefined-arg-in-from", before, after);

    [Theory]
    [InlineData("FROM $X\n")]
    [InlineData("FROM a:$X\nARG Y=1\nARG X=$Y\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("undefined-arg-in-from", text);
}
