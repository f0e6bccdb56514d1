namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class CdInsteadOfWorkdirTests
{
    private const string Id = "cd-instead-of-workdir";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN cd /x", "2:cd /x")]
    [InlineData("FROM debian:12.11\nRUN cd $X && make", "2:cd $X")]
    [InlineData("FROM debian:12.11\nRUN cd /x; make", "2:cd /x")]
    public void A_first_cd_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN (cd /x && make)")]
    [InlineData("FROM debian:12.11\nRUN make && cd /x && ls")]
    [InlineData("FROM debian:12.11\nRUN <<EOF\ncd /x\nmake\nEOF")]
    [InlineData("FROM debian:12.11\nRUN echo cd /x")]
    public void Brackets_later_ones_and_texts_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN cd /x && make\n", "FROM debian:12.11\nWORKDIR /x\nRUN make\n")]
    [InlineData("FROM debian:12.11\nWORKDIR /a\nRUN cd b \\\n && make\nCMD [\"./c\"]\n", "FROM debian:12.11\nWORKDIR /a\nWORKDIR /a/b\nRUN make\nWORKDIR /a\nCMD [\"./c\"]\n")]
    [InlineData("FROM debian:12.11\nRUN cd /x && make\nWORKDIR /y\n", "FROM debian:12.11\nWORKDIR /x\nRUN make\nWORKDIR /y\n")]
    public void The_folder_is_set_back_where_something_follows(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN cd $X && make")]
    [InlineData("FROM debian:12.11\nRUN cd /x && make\nCMD [\"./c\"]")]
    [InlineData("FROM debian:12.11\nRUN cd x && make")]
    [InlineData("FROM debian:12.11\nRUN cd /x; make")]
    public void A_folder_that_is_not_known_stays(string text) => RuleAssert.OffersNoFix(Id, text);
}
