namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

public sealed class GluedCommentTests
{
    private const string Id = "glued-comment";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN echo a > x.yaml# Create folder", "2:x.yaml#")]
    [InlineData("FROM debian:12.11\nRUN export A=1# The port", "2:A=1#")]
    [InlineData("FROM debian:12.11\nRUN a \\\n && b # why \\\n && c", "3:# why \\")]
    public void A_comment_behind_a_file_or_a_value_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN echo a > x.yaml # Create folder")]
    [InlineData("FROM debian:12.11\nRUN curl -o a https://e.com/x#Frag b")]
    [InlineData("FROM debian:12.11\nRUN echo a > \"x#\" b")]
    [InlineData("FROM debian:12.11\nRUN A=${B#C} app")]
    [InlineData("FROM debian:12.11\nRUN git clone x#main dir")]
    [InlineData("FROM debian:12.11\nRUN dotnet new console -lang C# -o App")]
    [InlineData("FROM debian:12.11\nRUN a \\\n # why\n && b")]
    [InlineData("FROM debian:12.11\nRUN <<EOF\na # b\nc\nEOF")]
    public void Fragments_quotes_and_real_comments_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
