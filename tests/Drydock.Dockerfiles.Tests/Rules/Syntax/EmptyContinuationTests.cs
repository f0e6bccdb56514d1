namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>empty-continuation</c>.</summary>
public sealed class EmptyContinuationTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN a \\\n\n \\\n\n b\n", "3:")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("empty-continuation", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a \\\n # c\n b\n")]
    [InlineData("FROM debian:12.11\nRUN <<EOF\n\nx\nEOF\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("empty-continuation", text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a \\\n\n # c\n   \n b\n", "FROM debian:12.11\nRUN a \\\n # c\n b\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("empty-continuation", before, after);
}
