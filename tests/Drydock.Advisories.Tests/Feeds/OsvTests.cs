using System.Text;
using Drydock.Advisories.Feeds;
using Drydock.TestKit.Feeds;

namespace Drydock.Advisories.Tests.Feeds;

public sealed class OsvTests
{
    private static readonly FeedReader Read = static (content, receiver, cancellationToken) => Osv.Read("osv-pypi", content, receiver, cancellationToken);

    private const string Django = """
        {"id":"PYSEC-2024-102","aliases":["CVE-2024-45230","GHSA-5hgc-2vfp-mqvc"],"modified":"2027-07-09T00:00:00Z","summary":"Slow urlize",
        "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"},{"type":"Odd","score":"x"},{"type":"CVSS_V4","score":7}],
        "affected":[{"package":{"ecosystem":"PyPI","name":"Django_Core"},"ranges":[{"type":"GIT","repo":"x","events":[{"introduced":"0"}]},
        {"type":"ECOSYSTEM","events":[{"introduced":"5.1"},{"fixed":"5.1.1"},{"introduced":"5.0"},{"fixed":"5.0.9"},{"introduced":"4.2"},{"fixed":"4.2.16"}]}],
        "versions":["4.2","5.0"]}]}
        """;

    [Fact]
    public void A_record_is_read_with_its_unsorted_events_and_without_commits()
    {
        var advisory = ReadOne(Django);

        Assert.Equal("PYSEC-2024-102", advisory.Id);
        Assert.Equal(["CVE-2024-45230", "GHSA-5hgc-2vfp-mqvc"], advisory.Aliases);
        Assert.Equal("Slow urlize", advisory.Summary);
        Assert.Equal([new SeverityStatement(SeverityScale.CvssV3, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H")], advisory.Severities);
        var affected = Assert.Single(advisory.Affected);
        Assert.Equal("django-core", affected.Name);
        Assert.Equal(["5.1", "5.1.1", "5.0", "5.0.9", "4.2", "4.2.16"], Assert.Single(affected.Ranges).Events.Select(static e => e.Version));
        Assert.Equal(["4.2", "5.0"], affected.Versions);
    }

    [Fact]
    public void A_withdrawn_record_says_so_even_with_a_date_that_cannot_be_read()
    {
        Assert.NotNull(ReadOne("""{"id":"X-1","withdrawn":"2024-01-01T00:00:00Z"}""").Withdrawn);
        Assert.NotNull(ReadOne("""{"id":"X-1","withdrawn":"long ago"}""").Withdrawn);
        Assert.Null(ReadOne("""{"id":"X-1"}""").Withdrawn);
    }

    [Fact]
    public void A_github_range_without_end_gets_the_last_known_affected_version()
    {
        var advisory = ReadOne("""
            {"id":"GHSA-1","database_specific":{"severity":"MODERATE"},"affected":[{"package":{"ecosystem":"npm","name":"a"},
            "ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}],"database_specific":{"last_known_affected_version_range":"<= 1.2.3"}}]}
            """);

        Assert.Equal(new RangeEvent(RangeEventKind.LastAffected, "1.2.3"), advisory.Affected[0].Ranges[0].Events[1]);
        Assert.Equal([new SeverityStatement(SeverityScale.Ghsa, "MODERATE")], advisory.Severities);
    }

    [Fact]
    public void Debians_urgency_is_kept_as_its_verdict()
    {
        var advisory = ReadOne("""
            {"id":"DEBIAN-CVE-2011-3374","upstream":["CVE-2011-3374"],"affected":[{"package":{"ecosystem":"Debian:12","name":"apt"},
            "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}],"ecosystem_specific":{"urgency":"unimportant"}}]}
            """);

        Assert.Equal(DistributionVerdict.Unimportant, advisory.Affected[0].Verdict);
        Assert.Equal(["CVE-2011-3374"], advisory.Upstream);
    }

    [Fact]
    public void A_malicious_package_is_known_by_its_id() => Assert.True(ReadOne("""{"id":"MAL-2024-1"}""").Malicious);

    [Fact]
    public void Odd_values_are_passed_over()
    {
        var advisory = ReadOne("""
            {"id":"X-1","aliases":"CVE-2024-1","severity":{},"affected":[7,{"package":7},{"package":{"ecosystem":"PyPI","name":"a"},"versions":{},
            "ranges":[1,{"type":"ECOSYSTEM","events":[{"introduced":0},{"fixed":"2"},9,{"introduced":"1","fixed":"3"}]}]}],"z":1e400,"y":-99999999999999999999}
            """);

        Assert.Equal(["2", "1", "3"], Assert.Single(Assert.Single(advisory.Affected).Ranges).Events.Select(static e => e.Version));
    }

    [Fact]
    public void A_record_that_is_no_record_is_unreadable_and_the_others_are_read()
    {
        var zip = FeedFiles.Zip(("a.json", Django), ("b.json", "{\"id\":"), ("c.json", "{}"), ("d.json", "[]"), ("readme.txt", "x"));

        var read = FeedReading.Of(Read, zip);

        Assert.Single(read.Advisories);
        Assert.Equal(3, read.UnreadableRecords.Count);
    }

    [Fact]
    public void A_cut_zip_is_noticed_at_every_byte() =>
        FeedReading.AssertEveryCutIsNoticed(Read, FeedFiles.Zip(("a.json", "{\"id\":\"X-1\"}"), ("b.json", "{\"id\":\"X-2\"}")));

    [Fact]
    public void A_flipped_byte_never_changes_what_is_read_unnoticed()
    {
        var zip = FeedFiles.Zip(("a.json", Django));
        for (var i = 0; i < zip.Length; i++)
        {
            var flipped = (byte[])zip.Clone();
            flipped[i] ^= 0x10;
            FeedReading? read = null;
            var thrown = Record.Exception(() => read = FeedReading.Of(Read, flipped));
            Assert.True(thrown is null or FeedException, $"byte {i}: {thrown}");
            if (read is { Advisories: [var only] }) Assert.Equal("PYSEC-2024-102", only.Id);
        }
    }

    private static Advisory ReadOne(string json)
    {
        Assert.True(OsvRecord.TryRead("osv-pypi", Encoding.UTF8.GetBytes(json), out var advisory, out var why), why);
        return advisory;
    }
}
