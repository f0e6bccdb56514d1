namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>unknown-flag</c>.</summary>
public sealed class UnknownFlagTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN --bogus x\n", "2:--bogus")]
    [InlineData("FROM debian:12.11\nCOPY --link=maybe a b\n", "2:--link=maybe")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK --interval=5 CMD x\n", "2:--interval=5")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("unknown-flag", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY --parents --exclude=*.md --link a b/\nRUN --device=x --mount=type=cache,target=/x y\nARG --whatever A\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("unknown-flag", text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --bogus x\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("unknown-flag", text);
}
