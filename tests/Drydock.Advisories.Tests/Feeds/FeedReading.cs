using System.Text;
using Drydock.Advisories.Feeds;

namespace Drydock.Advisories.Tests.Feeds;

/// <summary>Collects what a feed says, for assertions.</summary>
internal sealed class FeedReading : IFeedReceiver
{
    public List<Advisory> Advisories { get; } = [];

    public Dictionary<string, Epss> Epss { get; } = [];

    public Dictionary<string, Kev> Kev { get; } = [];

    public List<ReleaseSupport> Support { get; } = [];

    public List<string> Covered { get; } = [];

    public List<string> UnreadableRecords { get; } = [];

    public DateTimeOffset? Date { get; private set; }

    public static FeedReading Of(FeedReader reader, string text) => Of(reader, Encoding.UTF8.GetBytes(text));

    public static FeedReading Of(FeedReader reader, byte[] bytes)
    {
        var reading = new FeedReading();
        using var stream = new MemoryStream(bytes);
        reader(stream, reading, TestContext.Current.CancellationToken);
        return reading;
    }

    /// <summary>Reads every prefix of the bytes: each ends in a <see cref="FeedException"/>, never in another exception or in success.</summary>
    public static void AssertEveryCutIsNoticed(FeedReader reader, byte[] bytes)
    {
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            var thrown = Record.Exception(() => Of(reader, cut));
            Assert.True(thrown is FeedException, $"cut after {length} of {bytes.Length} bytes: {thrown?.GetType().Name ?? "no exception"} {thrown?.Message}");
        }
    }

    public void Add(Advisory advisory) => Advisories.Add(advisory);

    public void Add(string cve, Epss epss) => Epss.Add(cve, epss);

    public void Add(string cve, Kev kev) => Kev[cve] = kev;

    public void Add(ReleaseSupport support) => Support.Add(support);

    public void Covers(string ecosystem) => Covered.Add(ecosystem);

    public void AsOf(DateTimeOffset date) => Date = date;

    public void Unreadable(string record, string why) => UnreadableRecords.Add($"{record} {why}");
}
