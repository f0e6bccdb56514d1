using Drydock.Bases.Calendar;
using Drydock.Bases.Status;
using Drydock.Bases.Tags;
using static Drydock.Bases.Tests.References;

namespace Drydock.Bases.Tests.Status;

public sealed class BaseReaderTests
{
    private static readonly BaseReader Reader = new(SupportCalendar.BuiltIn);

    [Fact]
    public void The_move_of_a_floating_tag_is_an_os_refresh_with_what_it_broke()
    {
        var status = Reader.Read(Image("python:3.11-slim"), new(2026, 8, 21));
        var notice = status.Notices.Single(static n => n.Date == new DateOnly(2025, 8, 12));
        Assert.Equal(UpdateKind.OsRefresh, notice.Kind);
        Assert.Contains("Debian 12 (bookworm) to Debian 13 (trixie)", notice.Text, StringComparison.Ordinal);
        Assert.Contains("adduser", notice.Text, StringComparison.Ordinal);
        Assert.Equal("trixie", status.Os?.Codename);
        Assert.Equal("supported", status.Support?.Phase);
    }

    [Fact]
    public void On_a_day_before_the_move_the_tag_is_what_it_was()
    {
        var status = Reader.Read(Image("python:3.11-slim"), new(2024, 5, 1));
        Assert.Equal("bookworm", status.Os?.Codename);
        Assert.Equal(new DateOnly(2026, 7, 11), status.Support?.Until);
        Assert.Single(status.Moves);
    }

    [Fact]
    public void Long_term_support_and_the_end_of_a_line_are_said()
    {
        var kinds = Reader.Read(Image("node:20.11.1-alpine3.19"), new(2026, 11, 26)).Notices.Select(static n => n.Kind);
        Assert.Equal(2, kinds.Count(static k => k == UpdateKind.Eol));
        Assert.Contains(UpdateKind.Retired, kinds);
        Assert.Contains(Reader.Read(Image("python:3.12-slim-bookworm"), new(2026, 11, 26)).Notices, static n => n.Text.Contains("long-term support only", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_known_is_null_and_not_guessed()
    {
        var status = Reader.Read(Image("acme/app:1.2.3"), new(2026, 8, 21));
        Assert.Null(status.Os);
        Assert.Null(status.Support);
        Assert.Empty(status.Moves);
        var digest = Reader.Read(Image("python@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"), new(2026, 8, 21));
        Assert.Null(digest.Os);
    }

    [Fact]
    public void Facts_that_end_before_the_day_are_said_to_end() =>
        Assert.Contains(Reader.Read(Image("python:3.12-slim"), new(2026, 11, 26)).Notices, static n => n.Text.Contains("end on 2026-08-21", StringComparison.Ordinal));
}
