using System.Text;
using Drydock.Advisories.Feeds;

namespace Drydock.Advisories.Tests.Feeds;

public sealed class KevCatalogTests
{
    private const string Small = """
        {"title":"x","dateReleased":"2025-08-25T17:04:19.9796Z","count":2,"vulnerabilities":[
        {"cveID":"CVE-2025-48384","dateAdded":"2025-08-25","knownRansomwareCampaignUse":"Unknown","notes":"https:\/\/x","cwes":["CWE-59"]},
        {"cveID":"CVE-2021-44228","dateAdded":"2021-12-10","knownRansomwareCampaignUse":"Known"},
        {"cveID":"CVE-2021-44229","dateAdded":"soon"},{"dateAdded":"2021-12-10"},5]}
        """;

    [Fact]
    public void Entries_are_read_with_day_and_ransomware()
    {
        var read = FeedReading.Of(KevCatalog.Read, Small);

        Assert.Equal(new Kev("cisa", new DateOnly(2025, 8, 25), false), read.Kev["CVE-2025-48384"]);
        Assert.True(read.Kev["CVE-2021-44228"].Ransomware);
        Assert.Equal(3, read.UnreadableRecords.Count);
        Assert.Equal(new DateTimeOffset(2025, 8, 25, 17, 4, 19, 979, TimeSpan.Zero).AddTicks(6000), read.Date);
    }

    [Fact]
    public void A_cut_document_is_noticed_at_every_byte() => FeedReading.AssertEveryCutIsNoticed(KevCatalog.Read, Encoding.UTF8.GetBytes(Small.Trim()));

    [Fact]
    public void An_empty_object_is_refused() => Assert.Throws<FeedException>(() => FeedReading.Of(KevCatalog.Read, "{}"));
}
