namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class InstructionCasingTests
{
    [Theory]
    [InlineData("from a\nrun b\nRUN c\n", "3:RUN")]
    [InlineData("FROM a\nrun b\n", "2:run")]
    [InlineData("FROM a\nRun b\n", "2:Run")]
    [InlineData("frOM a\nfrom b\n", "1:frOM")]
    [InlineData("FROM a\ncopy b c\ncopy d e\n", "1:FROM")]
    [InlineData("ARG A=1\nARG B=2\nfrom a\n", "1:ARG", "2:ARG")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("instruction-casing", text, expected);

    [Theory]
    [InlineData("from a\nrun b\n")]
    [InlineData("FROM a\nRUN <<'E'\nenv\nE\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("instruction-casing", text);

    [Theory]
    [InlineData("From a\nRUN b\n", "FROM a\nRUN b\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("instruction-casing", before, after);
}
