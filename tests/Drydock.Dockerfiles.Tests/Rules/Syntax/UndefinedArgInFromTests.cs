namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>undefined-arg-in-from</c>.</summary>
public sealed class UndefinedArgInFromTests
{
    [Theory]
    [InlineData("FROM $X\n", "1:$X")]
    [InlineData("ARG A\nFROM --platform=$P $A\n", "2:--platform=$P")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("undefined-arg-in-from", text, expected);

    [Theory]
    [InlineData("ARG X\nFROM $X\nFROM --platform=$BUILDPLATFORM a\nFROM ${Y:-b}\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("undefined-arg-in-from", text);

    [Theory]
    [InlineData("FROM $X\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("undefined-arg-in-from", text);
}
