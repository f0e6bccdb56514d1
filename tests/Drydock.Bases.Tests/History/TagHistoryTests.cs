using System.IO.Compression;
using Drydock.Bases.History;
using Drydock.Bases.Tags;
using static Drydock.Bases.Tests.References;

namespace Drydock.Bases.Tests.History;

public sealed class TagHistoryTests
{
    private static readonly DateOnly Moved = new(2025, 8, 12);

    [Fact]
    public void A_floating_tag_is_named_with_the_distribution_that_it_was_on_any_day_since_2022()
    {
        var life = Life("python:3.11-slim");
        Assert.Null(life.OsOn(new(2022, 10, 23)));
        for (var day = new DateOnly(2022, 10, 24); day < new DateOnly(2026, 8, 21); day = day.AddDays(1))
        {
            var expected = day < new DateOnly(2023, 6, 14) ? "bullseye" : day < Moved ? "bookworm" : "trixie";
            Assert.Equal(expected, life.OsOn(day)?.Codename);
        }
    }

    [Fact]
    public void The_silent_moves_of_a_tag_are_told_with_their_days()
    {
        var moves = Life("python:3.11-slim").MovesUntil(new(2026, 1, 1)).Select(static m => (m.Date, m.From.Codename, m.To.Codename));
        Assert.Equal([(new DateOnly(2023, 6, 14), "bullseye", "bookworm"), (Moved, "bookworm", "trixie")], moves);
        Assert.Single(Life("python:3.11-slim").MovesUntil(new(2025, 8, 11)));
    }

    [Fact]
    public void A_complete_version_moves_as_well()
    {
        var life = Life("python:3.11.13-slim");
        Assert.Equal("bookworm", life.OsOn(Moved.AddDays(-1))?.Codename);
        Assert.Equal("trixie", life.OsOn(Moved)?.Codename);
    }

    [Fact]
    public void A_retired_tag_keeps_its_distribution_and_says_since_when_it_is_not_built()
    {
        var life = Life("python:3.11-slim-bullseye");
        Assert.Null(life.RetiredOn(Moved.AddDays(-1)));
        Assert.Equal(Moved, life.RetiredOn(new(2026, 1, 1)));
        Assert.Equal("bullseye", life.OsOn(new(2026, 1, 1))?.Codename);
    }

    [Fact]
    public void Images_that_are_not_official_have_no_history()
    {
        Assert.Null(TagHistory.Of(Image("nvidia/cuda:12.4.1-base-ubuntu22.04")));
        Assert.Null(TagHistory.Of(Image("ghcr.io/acme/python:3.11-slim")));
        Assert.NotNull(TagHistory.Of(Image("public.ecr.aws/docker/library/python:3.11-slim")));
    }

    [Fact]
    public void Bookworm_tags_lost_platforms_in_August_2026()
    {
        var loss = Assert.Single(PlatformLosses.Of(Image("python:3.12-slim-bookworm"), new(2026, 8, 21)));
        Assert.Equal(new DateOnly(2026, 8, 4), loss.Date);
        Assert.Equal(["arm32v5", "s390x"], loss.Platforms);
        Assert.Empty(PlatformLosses.Of(Image("python:3.12-slim-bookworm"), new(2026, 8, 3)));
    }

    [Fact]
    public void The_built_in_history_agrees_with_the_whole_table()
    {
        var checkedTags = 0;
        var intervals = Intervals();
        var histories = intervals.Select(static r => r["image"]).Distinct().ToDictionary(static i => i, static i => TagHistory.Of(Image(i)), StringComparer.Ordinal);
        foreach (var rows in intervals.GroupBy(static r => (r["image"], r["tag"])))
        {
            if (histories[rows.Key.Item1]?.Find(rows.Key.Item2) is not { } life) continue;
            checkedTags++;
            foreach (var row in rows.Where(static r => r["to"].Length == 0 || string.CompareOrdinal(r["to"], "2022-01-01") >= 0))
            {
                var from = DateOnly.Parse(row["from"], System.Globalization.CultureInfo.InvariantCulture);
                if (row["suite"].Length > 0 && row["from"] != row["to"]) Assert.Equal(OsReleases.BySuite(row["suite"]), life.OsOn(from));
                if (row["end"] == "live") Assert.Null(life.RetiredOn(new(2026, 8, 21)));
            }
        }

        Assert.InRange(checkedTags, 20_000, 40_000);
    }

    private static TagLife Life(string image) => TagHistory.Of(Image(image))!.Find(Image(image).Tag!)!;

    private static List<Dictionary<string, string>> Intervals()
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(TableFiles.Find("floating_tag_suite_history.csv.gz")), CompressionMode.Decompress));
        var rows = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.TrimEnd('\r').Split(',')).ToList();
        return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(static p => p.First, static p => p.Second, StringComparer.Ordinal))];
    }
}
