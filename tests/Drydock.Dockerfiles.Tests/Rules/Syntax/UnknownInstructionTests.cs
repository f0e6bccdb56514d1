namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>unknown-instruction</c>.</summary>
public sealed class UnknownInstructionTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nBOGUS x\nRUNN y\n", "2:BOGUS", "3:RUNN")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("unknown-instruction", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nrun x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("unknown-instruction", text);

    [Theory]
    [InlineData("FROM debian:12.11\nBOGUS x\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("unknown-instruction", text);
}
