namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class PreferCopyHeredocTests
{
    private const string Id = "prefer-copy-heredoc";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN echo a > /x && echo b >> /x && echo c >> /x && ls", "2:echo a > /x")]
    [InlineData("FROM debian:12.11\nRUN printf 'a\\n' > f; printf 'b\\n' >> f; printf 'c\\n' >> f", "2:printf 'a\\n' > f")]
    public void Three_lines_into_one_file_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN echo a > /x && echo b >> /x")]
    [InlineData("FROM debian:12.11\nRUN echo a > /x && echo b > /y && echo c > /z")]
    [InlineData("FROM debian:12.11\nRUN echo a > /dev/null; echo b > /dev/null; echo c > /dev/null")]
    public void Few_lines_and_several_files_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN echo $A > /x && echo b >> /x && echo c >> /x")]
    [InlineData("FROM debian:12.11\nRUN echo \"a\\n\" > /x && echo b >> /x && echo c >> /x")]
    [InlineData("FROM debian:12.11\nRUN echo a >> /x && echo b >> /x && echo c >> /x")]
    [InlineData("FROM debian:12.11\nUSER app\nRUN echo a > /x && echo b >> /x && echo c >> /x")]
    [InlineData("FROM debian:12.11\nRUN echo -n a > /x && echo b >> /x && echo c >> /x")]
    public void Lines_that_are_not_known_stay(string text) => RuleAssert.OffersNoFix(Id, text);
}
