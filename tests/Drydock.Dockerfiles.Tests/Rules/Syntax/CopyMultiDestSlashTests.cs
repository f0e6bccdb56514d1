namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class CopyMultiDestSlashTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nADD a b c\n", "2:c")]
    [InlineData("FROM debian:12.11\nCOPY <<A <<B /x\nA\nB\n", "2:/x")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("copy-multi-dest-slash", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a b ./\nCOPY a b .\nCOPY a b $X\nCOPY a b\n")]
    [InlineData("FROM debian:12.11\nCOPY a b /x/.\n")]
    [InlineData("FROM debian:12.11\nCOPY *.py /x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-multi-dest-slash", text);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY [\"a\", \"b\", \"/c\"]\n", "FROM debian:12.11\nCOPY [\"a\", \"b\", \"/c/\"]\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("copy-multi-dest-slash", before, after);
}
