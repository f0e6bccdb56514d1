using System.Text.Json;

namespace Drydock.Advisories.Feeds;

/// <summary>Release and support dates from endoflife.date: API v1 (one product or all) and v0 (a product's cycles).</summary>
/// <remarks>https://endoflife.date/docs/api/v1/. Booleans such as isEol are computed when the site is built; the dates beside them decide.</remarks>
internal static class EndOfLife
{
    public static Feed Feed { get; } = new()
    {
        Name = "endoflife",
        Title = "endoflife.date release cycles",
        Url = "https://endoflife.date/api/v1/products/full",
        MirrorPaths = ["endoflife/api/v1/products/full/index.json", "api/v1/products/full", "api/v1/products/full/index.json"],
        Read = static (content, receiver, cancellationToken) => Read(null, content, receiver, cancellationToken),
    };

    /// <summary>Reads any of the three shapes.</summary>
    /// <param name="product">The product whose cycles a v0 document lists; v1 documents name their products.</param>
    public static void Read(string? product, Stream content, IFeedReceiver receiver, CancellationToken cancellationToken)
    {
        using var unpacked = FeedContent.Unpack(content);
        var json = new FeedJson(unpacked);
        json.Advance();
        var sawReleases = false;
        if (json.Token == JsonTokenType.StartArray && product is not null)
        {
            ReadReleases(ref json, product, receiver);
            sawReleases = true;
        }
        else if (json.Token == JsonTokenType.StartObject)
        {
            sawReleases = ReadDocument(ref json, receiver, cancellationToken);
        }

        if (!sawReleases) throw new FeedException("it is not a document of endoflife.date");
        json.Close();
    }

    private static bool ReadDocument(ref FeedJson json, IFeedReceiver receiver, CancellationToken cancellationToken)
    {
        var saw = false;
        while (json.NextProperty())
        {
            if (json.Is("generated_at"u8))
            {
                if (FeedText.Time(json.ReadText()) is { } generated) receiver.AsOf(generated);
                continue;
            }

            if (!json.Is("result"u8))
            {
                json.SkipValue();
                continue;
            }

            json.Advance();
            if (json.Token == JsonTokenType.StartObject)
            {
                ReadProduct(ref json, receiver);
                saw = true;
            }
            else if (json.Token == JsonTokenType.StartArray)
            {
                while (json.NextItem())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (json.Token == JsonTokenType.StartObject) ReadProduct(ref json, receiver);
                    else json.SkipCurrent();
                }

                saw = true;
            }
        }

        return saw;
    }

    private static void ReadProduct(ref FeedJson json, IFeedReceiver receiver)
    {
        string? product = null;
        while (json.NextProperty())
        {
            if (json.Is("name"u8)) product = json.ReadText();
            else if (json.Is("releases"u8) && json.ValueIsArray()) ReadReleases(ref json, product ?? "", receiver);
            else if (json.Token == JsonTokenType.PropertyName) json.SkipValue();
        }
    }

    private static void ReadReleases(ref FeedJson json, string product, IFeedReceiver receiver)
    {
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.StartObject)
            {
                json.SkipCurrent();
                receiver.Unreadable(product, "a release is not an object");
                continue;
            }

            var release = ReadRelease(ref json);
            if (release.ToSupport(product) is { } support) receiver.Add(support);
            else receiver.Unreadable($"{product} {release.Cycle}", "has no name");
        }
    }

    private static Release ReadRelease(ref FeedJson json)
    {
        var r = new Release();
        while (json.NextProperty())
        {
            if (json.Is("name"u8) || json.Is("cycle"u8)) r.Cycle = json.ReadText() ?? r.Cycle;
            else if (json.Is("codename"u8)) r.Codename = json.ReadText();
            else if (json.Is("releaseDate"u8)) r.Released = FeedText.Day(json.ReadText());
            else if (json.Is("isEoas"u8)) r.Active = r.Active with { Stated = json.ReadBoolean() };
            else if (json.Is("eoasFrom"u8)) r.Active = r.Active with { Date = FeedText.Day(json.ReadText()) };
            else if (json.Is("isEol"u8)) r.Security = r.Security with { Stated = json.ReadBoolean() };
            else if (json.Is("eolFrom"u8)) r.Security = r.Security with { Date = FeedText.Day(json.ReadText()) };
            else if (json.Is("isEoes"u8)) r.Extended = r.Extended with { Stated = json.ReadBoolean() };
            else if (json.Is("eoesFrom"u8)) r.Extended = r.Extended with { Date = FeedText.Day(json.ReadText()) };
            else if (json.Is("eol"u8)) r.Security = DateOrBoolean(ref json, trueMeansEnded: true);
            else if (json.Is("support"u8)) r.Active = DateOrBoolean(ref json, trueMeansEnded: false);
            else if (json.Is("extendedSupport"u8)) r.Extended = DateOrBoolean(ref json, trueMeansEnded: false);
            else json.SkipValue();
        }

        return r;
    }

    /// <summary>In v0 a date may stand where a boolean was, and the other way round.</summary>
    private static SupportEnd DateOrBoolean(ref FeedJson json, bool trueMeansEnded)
    {
        json.Advance();
        switch (json.Token)
        {
            case JsonTokenType.String:
                return new SupportEnd(FeedText.Day(json.Text()));
            case JsonTokenType.True:
                return new SupportEnd(null, trueMeansEnded);
            case JsonTokenType.False:
                return new SupportEnd(null, !trueMeansEnded);
            default:
                json.SkipCurrent();
                return default;
        }
    }

    private struct Release
    {
        public string? Cycle;
        public string? Codename;
        public DateOnly? Released;
        public SupportEnd Active;
        public SupportEnd Security;
        public SupportEnd Extended;

        public readonly ReleaseSupport? ToSupport(string product) =>
            FeedText.IsName(product, FeedLimits.IdLength) && FeedText.IsName(Cycle, FeedLimits.IdLength)
                ? new ReleaseSupport(product, Cycle!, Codename?.ToLowerInvariant(), Released, Active, Security, Extended)
                : null;
    }
}
