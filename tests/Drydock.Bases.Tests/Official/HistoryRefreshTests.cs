using System.Collections.Immutable;
using Drydock.Bases.History;
using Drydock.Bases.Official;
using Drydock.Bases.Tags;
using static Drydock.Bases.Tests.Official.LibraryText;
using static Drydock.Bases.Tests.References;

namespace Drydock.Bases.Tests.Official;

public sealed class HistoryRefreshTests
{
    private static readonly DateOnly Day = new(2027, 9, 1);
    private static readonly TagHistory Python = new TagHistories(null).OfName("python")!;

    /// <summary>Today's tags as the history has them, with changes.</summary>
    private static LibraryFile Listed(params (string Tag, string? Suite)[] changes)
    {
        var tags = Python.Tags.Where(static t => t.Value.Spans[^1].To is null).ToImmutableSortedDictionary(static t => t.Key, static t => t.Value.Spans[^1].Os, StringComparer.Ordinal);
        foreach (var (tag, suite) in changes) tags = suite is null ? tags.Remove(tag) : tags.SetItem(tag, OsReleases.BySuite(suite));
        return new LibraryFile(tags);
    }

    [Fact]
    public void A_tag_that_stands_on_another_release_now_has_moved_on_the_day_it_was_seen()
    {
        var refresh = HistoryRefresh.Of(Python, Listed(("3.13-slim", "forky")), Day, "library/python");
        Assert.Equal((1, 0, 0), (refresh.Moved, refresh.Retired, refresh.Added));
        var life = refresh.Fresh.Find("3.13-slim")!;
        Assert.Equal(new OsMove(Day, OsReleases.BySuite("trixie")!, OsReleases.BySuite("forky")!), life.MovesUntil(Day).Last());
        Assert.Equal("trixie", life.OsOn(Day.AddDays(-1))?.Codename);
        Assert.True(refresh.Fresh.WasSeen(Day));
        Assert.False(refresh.Fresh.WasSeen(new DateOnly(2025, 8, 12)));
    }

    [Fact]
    public void A_tag_that_is_no_longer_listed_is_retired_and_may_come_back()
    {
        var gone = HistoryRefresh.Of(Python, Listed(("3.13-slim-bookworm", null)), Day, "library/python");
        Assert.Equal(Day, gone.Fresh.Find("3.13-slim-bookworm")!.RetiredOn(Day));
        Assert.Equal("bookworm", gone.Fresh.Find("3.13-slim-bookworm")!.OsOn(Day)?.Codename);
        var again = HistoryRefresh.Of(gone.Fresh, Listed(), Day.AddDays(7), "library/python");
        Assert.Equal((0, 0, 1), (again.Moved, again.Retired, again.Added));
        Assert.Null(again.Fresh.Find("3.13-slim-bookworm")!.RetiredOn(Day.AddDays(7)));
        Assert.Equal(Day, again.Fresh.Find("3.13-slim-bookworm")!.RetiredOn(Day.AddDays(6)));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var fresh = HistoryRefresh.Of(Python, Listed(("3.13-slim", "forky"), ("3.13-slim-bookworm", null), ("3.16-slim-ubi99", "ubi9")), Day, "mirror/library/python").Fresh;
        var read = HistoryText.Read(HistoryText.Write("python", fresh));
        Assert.Equal((fresh.AsOf, fresh.Origin, fresh.SeenAfter), (read.AsOf, read.Origin, read.SeenAfter));
        Assert.Equal(fresh.Tags.Count(), read.Tags.Count());
        Assert.All(fresh.Tags, t => Assert.Equal(t.Value.Spans, read.Find(t.Key)!.Spans));
    }

    [Fact]
    public void Every_built_in_history_survives_being_written() => Assert.All(TagHistories.Images, static image =>
    {
        var own = new TagHistories(null).OfName(image)!;
        var read = HistoryText.Read(HistoryText.Write(image, own));
        Assert.All(own.Tags, t => Assert.Equal(t.Value.Spans, read.Find(t.Key)!.Spans));
    });

    [Fact]
    public void A_list_that_has_shrunk_is_refused()
    {
        Assert.Null(HistoryRefresh.Refusal(Python, Listed(), mayShrink: false));
        var few = LibraryFile.Read("python", File(Stanza("3.12-slim-trixie, 3.12-slim", "3.12/slim-trixie")));
        Assert.Contains("more than a third is lost", HistoryRefresh.Refusal(Python, few, mayShrink: false), StringComparison.Ordinal);
        Assert.Null(HistoryRefresh.Refusal(Python, few, mayShrink: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# as-of 2027-01-01\n# seen-after 2026-08-21\n# from x\n2027-01-01 trixie | /a")]
    [InlineData("# as-of 2027-01-01\n# seen-after 2026-08-21\n# from x\n2027-01-01 | /a\n")]
    [InlineData("# as-of 2027-01-01\n# seen-after 2026-08-21\n# from x\n2027-01-01 trixie | /a,a\n")]
    [InlineData("# as-of 2027-01-01\n# seen-after 2026-08-21\n# from x\n2027-01-01 trixie | a\n")]
    [InlineData("# as-of 2027-01-01\n# seen-after 2026-08-21\n# from x\n2027-01-32 trixie | /a\n")]
    [InlineData("# as-of 2027-01-01\n# seen-after 2026-08-21\n# from x\n2027-01-01 - | /a\n")]
    [InlineData("# as-of 2027-01-01\n# from x\n2027-01-01 trixie | /a\n")]
    public void A_damaged_file_is_refused(string text) => Assert.Throws<FormatException>(() => HistoryText.Read(text));

    [Fact]
    public void An_image_without_a_history_has_none_here_either() => Assert.Null(new TagHistories("/nowhere").Of(Image("nvidia/cuda:12.4.1-base-ubuntu22.04")));
}
