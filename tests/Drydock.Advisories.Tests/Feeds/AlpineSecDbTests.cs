using System.Text;
using Drydock.Advisories.Feeds;

namespace Drydock.Advisories.Tests.Feeds;

public sealed class AlpineSecDbTests
{
    private const string Small = """
        {"reponame":"main","distroversion":"v3.20","packages":[
        {"pkg":{"name":"expat","secfixes":{"2.6.3-r0":["CVE-2024-45490","CVE-2019-0001 CVE-2018-0002","CVE-2020-1 (+fix)","CVE-2021-0001 XSA-123"],"0":["CVE-2022-0001"]}}},
        {"pkg":{"name":"none","secfixes":null}},{"pkg":{"name":"empty","secfixes":{}}}]}
        """;

    private static readonly FeedReader Read = static (content, receiver, cancellationToken) => AlpineSecDb.Read("v3.20", content, receiver, cancellationToken);

    [Fact]
    public void One_string_may_hold_several_ids()
    {
        var read = FeedReading.Of(Read, Small);

        Assert.Empty(read.UnreadableRecords);
        Assert.Equal(["CVE-2024-45490", "CVE-2019-0001", "CVE-2018-0002", "CVE-2020-1", "CVE-2021-0001", "CVE-2022-0001"], read.Advisories.Select(static a => a.Id));
        Assert.Equal(["XSA-123"], read.Advisories.Single(static a => a.Id == "CVE-2021-0001").Aliases);
        Assert.Equal(DistributionVerdict.NotAffected, read.Advisories[^1].Affected[0].Verdict);
        Assert.Equal("Alpine:v3.20", read.Advisories[0].Affected[0].Ecosystem);
    }

    [Fact]
    public void A_repository_covers_its_release() => Assert.Equal(["Alpine:v3.20"], FeedReading.Of(Read, Small).Covered);

    [Fact]
    public void Another_releases_file_is_refused() =>
        Assert.Throws<FeedException>(() => FeedReading.Of(Read, Small.Replace("v3.20", "v3.19", StringComparison.Ordinal)));

    [Fact]
    public void A_cut_document_is_noticed_at_every_byte() => FeedReading.AssertEveryCutIsNoticed(Read, Encoding.UTF8.GetBytes(Small.Trim()));

    [Fact]
    public void An_empty_object_is_refused() => Assert.Throws<FeedException>(() => FeedReading.Of(Read, "{}"));
}
