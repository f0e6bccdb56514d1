namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>glued-comment</c>.</summary>
public sealed class GluedCommentTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN a \\\n && b # why \\\n && c\n", "3:# why \\")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("glued-comment", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a \\\n # why\n && b\n")]
    [InlineData("FROM debian:12.11\nRUN a b#c > d # e\n")]
    [InlineData("FROM debian:12.11\nRUN <<EOF\na # b\nc\nEOF\n")]
    [InlineData("FROM debian:12.11\nRUN echo '# a' \\\n && b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("glued-comment", text);
}
