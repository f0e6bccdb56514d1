using System.Text;
using Drydock.Advisories.Feeds;
using Drydock.TestKit.Feeds;

namespace Drydock.Advisories.Tests.Feeds;

public sealed class DebianTrackerTests
{
    private const string Small = """
        {"zlib":{"CVE-2023-45853":{"description":"MiniZip has an integer overflow. More text follows.","debianbug":1,"scope":"remote","releases":{
        "bookworm":{"status":"open","repositories":{"bookworm":"1:1.2.13"},"urgency":"low**","nodsa":"contrib","nodsa_reason":"ignored"},
        "trixie":{"status":"resolved","repositories":{},"fixed_version":"1:1.3.1","urgency":"not yet assigned"},
        "sid":{"status":"resolved","repositories":{},"fixed_version":"0","urgency":"unimportant"}}}},
        "tar":{"TEMP-0290435-0B57B5":{"releases":{
        "bookworm":{"status":"undetermined","repositories":{},"urgency":"unimportant"},
        "bullseye":{"status":"open","repositories":{},"urgency":"end-of-life","nodsa":"x","nodsa_reason":"postponed"},
        "trixie":{"status":"open","repositories":{},"urgency":"high","nodsa":"Minor issue","nodsa_reason":""}}}}}
        """;

    [Fact]
    public void Every_status_becomes_a_range_and_a_verdict()
    {
        var read = FeedReading.Of(DebianTracker.Read, Small);

        Assert.Empty(read.UnreadableRecords);
        Assert.Equal(["CVE-2023-45853", "TEMP-0290435-0B57B5"], read.Advisories.Select(static a => a.Id));
        var zlib = read.Advisories[0].Affected;
        Assert.Equal(["Debian:12", "Debian:13", "Debian:sid"], zlib.Select(static a => a.Ecosystem));
        Assert.Equal([DistributionVerdict.Ignored, DistributionVerdict.None, DistributionVerdict.NotAffected | DistributionVerdict.Unimportant],
            zlib.Select(static a => a.Verdict));
        Assert.Equal("introduced 0", Shown(zlib[0]));
        Assert.Equal("introduced 0, fixed 1:1.3.1", Shown(zlib[1]));
        Assert.Equal("", Shown(zlib[2]));
        Assert.Equal([new SeverityStatement(SeverityScale.Debian, "low")], zlib[0].Severities);
        var tar = read.Advisories[1].Affected;
        Assert.Equal(
            [
                DistributionVerdict.Undetermined | DistributionVerdict.Unimportant, DistributionVerdict.EndOfLife | DistributionVerdict.Postponed,
                DistributionVerdict.NoDsa,
            ],
            tar.Select(static a => a.Verdict));
    }

    [Fact]
    public void The_first_sentence_is_the_summary() =>
        Assert.Equal("MiniZip has an integer overflow.", FeedReading.Of(DebianTracker.Read, Small).Advisories[0].Summary);

    [Fact]
    public void A_status_that_is_not_documented_is_unreadable_not_clean()
    {
        var read = FeedReading.Of(DebianTracker.Read, """{"a":{"CVE-2024-0001":{"releases":{"bookworm":{"status":"sorted"}}}}}""");

        Assert.Single(read.UnreadableRecords);
        Assert.Empty(read.Advisories[0].Affected);
    }

    [Fact]
    public void Wrong_types_are_unreadable_and_the_rest_is_read()
    {
        var read = FeedReading.Of(DebianTracker.Read, """
            {"a":1,"b":{"CVE-2024-0002":[]},"c":{"CVE-2024-0003":{"releases":{"bookworm":"open","trixie":{"status":5}}}},
            "d":{"CVE-2024-0004":{"description":{"x":[1,2]},"releases":{"bookworm":{"status":"open","urgency":null,"next_point_update":true}}}},
            "e":{"CVE-2024-0005":{"releases":1e999}}}
            """);

        Assert.Equal(4, read.UnreadableRecords.Count);
        Assert.Equal("introduced 0", Shown(read.Advisories.Single(static a => a.Id == "CVE-2024-0004").Affected[0]));
    }

    [Fact]
    public void A_cut_document_is_noticed_at_every_byte() => FeedReading.AssertEveryCutIsNoticed(DebianTracker.Read, Encoding.UTF8.GetBytes(Small.Trim()));

    [Theory]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{\"a\":{}} {}")]
    [InlineData("null")]
    public void What_is_not_one_object_is_refused(string text) => Assert.Throws<FeedException>(() => FeedReading.Of(DebianTracker.Read, text));

    [Fact]
    public void An_empty_object_holds_nothing() => Assert.Empty(FeedReading.Of(DebianTracker.Read, "{}").Advisories);

    [Fact]
    public void Nesting_beyond_the_limit_is_refused()
    {
        var deep = "{\"a\":" + new string('[', 100) + new string(']', 100) + "}";

        Assert.Throws<FeedException>(() => FeedReading.Of(DebianTracker.Read, deep));
    }

    [Fact]
    public void Text_larger_than_the_buffer_is_read()
    {
        var text = new string('x', 300_000);
        var read = FeedReading.Of(DebianTracker.Read, """{"a":{"CVE-2024-0001":{"description":"TEXT","releases":{"bookworm":{"status":"open"}}}}}""".Replace("TEXT", text, StringComparison.Ordinal));

        Assert.Single(read.Advisories);
        Assert.Equal(160, read.Advisories[0].Summary!.Length);
    }

    [Fact]
    public void Zstd_and_gzip_are_recognised_by_their_first_bytes()
    {
        Assert.Equal(2, FeedReading.Of(DebianTracker.Read, FeedFiles.Zstd(Small)).Advisories.Count);
        Assert.Equal(2, FeedReading.Of(DebianTracker.Read, FeedFiles.Gzip(Small)).Advisories.Count);
    }

    private static string Shown(AffectedPackage entry) => string.Join("; ", entry.Ranges.Select(static r =>
        string.Join(", ", r.Events.Select(static e => $"{e.Kind.ToString().ToLowerInvariant()} {e.Version}"))));
}
