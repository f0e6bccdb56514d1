namespace Drydock.Advisories.Feeds;

/// <summary>What is read at most from a feed.</summary>
public static class FeedLimits
{
    /// <summary>Decompressed bytes of one feed, or of all entries of a zip together.</summary>
    public const long FeedBytes = 4L << 30;

    /// <summary>Bytes of one JSON document that is not a zip entry.</summary>
    public const long DocumentBytes = 256L << 20;

    /// <summary>Bytes of one record in a zip.</summary>
    public const int RecordBytes = 16 << 20;

    /// <summary>Bytes of one JSON token.</summary>
    public const int TokenBytes = 4 << 20;

    /// <summary>Nesting of JSON.</summary>
    public const int JsonDepth = 64;

    /// <summary>Entries of a zip.</summary>
    public const int Entries = 2_000_000;

    /// <summary>Characters of an id.</summary>
    public const int IdLength = 128;

    /// <summary>Characters of a package name.</summary>
    public const int NameLength = 512;

    /// <summary>Characters of a version, a severity word or a vector.</summary>
    public const int VersionLength = 256;

    /// <summary>Ids, ranges, events or severities of one record.</summary>
    public const int ListLength = 10_000;

    /// <summary>Versions listed by one record for one package.</summary>
    public const int VersionsLength = 200_000;
}
