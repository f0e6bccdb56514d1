using System.IO.Compression;
using Drydock.Advisories.Feeds;
using Drydock.TestKit.Feeds;

namespace Drydock.Advisories.Tests.Feeds;

public sealed class EpssScoresTests
{
    private const string Rows = "cve,epss,percentile\nCVE-1999-0001,0.03351,0.87650\r\nCVE-1999-0002,1e-05,0\nCVE-1999-0003,NaN,0.1\nCVE-1999-0004,-1,0.1\nCVE-1999-0005,2,0.1\nx";

    private static byte[] Members => [.. FeedFiles.Gzip(Rows[..10]), .. FeedFiles.Gzip(Rows[10..])];

    [Fact]
    public void Scores_carry_the_day_of_the_first_line()
    {
        var read = FeedReading.Of(EpssScores.Read, FeedFiles.Gzip("#model_version:v2025.03.14,score_date:2026-08-16T00:00:00Z\n" + Rows));

        Assert.Equal(new Epss(0.03351m, 0.87650m, new DateOnly(2026, 8, 16)), read.Epss["CVE-1999-0001"]);
        Assert.Equal(new DateTimeOffset(2026, 8, 16, 0, 0, 0, TimeSpan.Zero), read.Date);
    }

    [Fact]
    public void The_first_line_may_be_missing()
    {
        var read = FeedReading.Of(EpssScores.Read, Rows);

        Assert.Equal(["CVE-1999-0001", "CVE-1999-0002"], read.Epss.Keys);
        Assert.Null(read.Epss["CVE-1999-0001"].Date);
    }

    [Fact]
    public void Scores_outside_0_to_1_are_unreadable() => Assert.Equal(4, FeedReading.Of(EpssScores.Read, Rows).UnreadableRecords.Count);

    [Fact]
    public void A_cut_gzip_is_noticed_at_every_byte() => FeedReading.AssertEveryCutIsNoticed(EpssScores.Read, FeedFiles.Gzip(Rows));

    [Fact]
    public void A_cut_zstd_is_noticed_at_every_byte() => FeedReading.AssertEveryCutIsNoticed(EpssScores.Read, FeedFiles.Zstd(Rows));

    [Fact]
    public void A_gzip_inside_a_gzip_is_unpacked_twice()
    {
        Assert.Equal(2, FeedReading.Of(EpssScores.Read, Packed(FeedFiles.Gzip(Rows))).Epss.Count);
    }

    [Fact]
    public void A_gzip_of_several_members_is_read_whole()
    {
        var read = FeedReading.Of(EpssScores.Read, Members);

        Assert.Equal(2, read.Epss.Count);
        Assert.Equal(4, read.UnreadableRecords.Count);
    }

    [Fact]
    public void A_gzip_of_several_members_that_is_cut_is_noticed_at_every_byte_but_between_members()
    {
        var boundaries = new[] { FeedFiles.Gzip(Rows[..10]).Length, Members.Length };
        for (var length = 0; length < Members.Length; length++)
        {
            var cut = Members[..length];
            if (!boundaries.Contains(length)) Assert.IsType<FeedException>(Record.Exception(() => FeedReading.Of(EpssScores.Read, cut)));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0x1f })]
    [InlineData(new byte[] { 0x1f, 0x8b, 0x08, 0x00 })]
    public void Bytes_after_the_last_member_are_refused(byte[] trailing) =>
        Assert.Throws<FeedException>(() => FeedReading.Of(EpssScores.Read, [.. Members, .. trailing]));

    [Fact]
    public void A_cut_gzip_inside_a_whole_gzip_is_refused() =>
        Assert.Throws<FeedException>(() => FeedReading.Of(EpssScores.Read, Packed(Members[..^9])));

    [Fact]
    public void A_page_of_html_is_refused() => Assert.Throws<FeedException>(() => FeedReading.Of(EpssScores.Read, "<html>\n<body>try again</body>"));

    [Fact]
    public void A_line_without_end_is_refused() => Assert.Throws<FeedException>(() => FeedReading.Of(EpssScores.Read, new string('x', 200_000)));

    private static byte[] Packed(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true)) gzip.Write(content);
        return stream.ToArray();
    }
}
