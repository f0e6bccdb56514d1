using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class CopyUnreadableByUserTests
{
    private const string Id = "copy-unreadable-by-user";

    private static readonly CheckSettings Closed = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([("src/a.py", ""), ("src/key.txt", ""), ("run.py", "")], [("src/key.txt", 0x180)]) };

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY src /srv\nUSER 1000", "2:COPY src /srv")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY src/*.txt /srv/\nUSER 1000", "2:COPY src/*.txt /srv/")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY . .\nUSER app", "2:COPY . .")]
    public void A_closed_file_anywhere_in_the_source_is_caught(string text, string expected) => RuleAssert.CatchesWith(Id, text, Closed, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY src /srv")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY run.py /srv/\nUSER 1000")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chmod=0755 src /srv\nUSER 1000")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY --chown=1000 src /srv\nUSER 1000")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY src /srv\nRUN chmod -R a+rX /srv\nUSER 1000")]
    public void A_root_service_and_files_that_are_opened_are_not(string text) => RuleAssert.CatchesNot(Id, text, Closed);

    [Fact]
    public void A_folder_gets_no_fix_since_one_mode_would_close_it() =>
        RuleAssert.OffersNoFix(Id, "FROM python:3.12.11-slim-bookworm\nCOPY src /srv\nUSER 1000", Closed);

    [Fact]
    public void Without_a_build_context_nothing_is_said() =>
        RuleAssert.CatchesNot(Id, "FROM python:3.12.11-slim-bookworm\nCOPY src /srv\nUSER 1000", Closed with { Folder = null });
}
