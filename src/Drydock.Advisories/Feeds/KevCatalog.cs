using System.Text.Json;

namespace Drydock.Advisories.Feeds;

/// <summary>CISA's catalogue of known exploited vulnerabilities.</summary>
/// <remarks>https://www.cisa.gov/known-exploited-vulnerabilities-catalog. Its due dates bind US agencies only and are not kept.</remarks>
internal static class KevCatalog
{
    private const string Asserter = "cisa";

    public static Feed Feed { get; } = new()
    {
        Name = "kev",
        Title = "CISA known exploited vulnerabilities",
        Url = "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
        MirrorPaths = ["kev/known_exploited_vulnerabilities.json", "sites/default/files/feeds/known_exploited_vulnerabilities.json"],
        Read = Read,
    };

    /// <summary>Reads the catalogue; an entry without a CVE or a date is passed over as unreadable.</summary>
    public static void Read(Stream content, IFeedReceiver receiver, CancellationToken cancellationToken)
    {
        using var unpacked = FeedContent.Unpack(content);
        var json = new FeedJson(unpacked);
        var sawList = false;
        json.Open(JsonTokenType.StartObject);
        while (json.NextProperty())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (json.Is("dateReleased"u8))
            {
                if (FeedText.Time(json.ReadText()) is { } released) receiver.AsOf(released);
            }
            else if (json.Is("vulnerabilities"u8))
            {
                sawList = json.ValueIsArray();
                if (sawList) ReadEntries(ref json, receiver);
            }
            else
            {
                json.SkipValue();
            }
        }

        json.Close();
        if (!sawList) throw new FeedException("it has no list of vulnerabilities");
    }

    private static void ReadEntries(ref FeedJson json, IFeedReceiver receiver)
    {
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.StartObject)
            {
                json.SkipCurrent();
                receiver.Unreadable("vulnerabilities", "an entry is not an object");
                continue;
            }

            string? cve = null, added = null, ransomware = null;
            while (json.NextProperty())
            {
                if (json.Is("cveID"u8)) cve = json.ReadText();
                else if (json.Is("dateAdded"u8)) added = json.ReadText();
                else if (json.Is("knownRansomwareCampaignUse"u8)) ransomware = json.ReadText();
                else json.SkipValue();
            }

            if (FeedText.IsCve(cve) && FeedText.Day(added) is { } day) receiver.Add(cve!, new Kev(Asserter, day, ransomware == "Known"));
            else receiver.Unreadable(cve ?? "vulnerabilities", "has no CVE id or no date");
        }
    }
}
