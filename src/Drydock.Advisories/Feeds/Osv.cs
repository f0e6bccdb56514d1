using System.Buffers;
using System.IO.Compression;

namespace Drydock.Advisories.Feeds;

/// <summary>One ecosystem of the OSV bucket: a zip of one JSON record per advisory.</summary>
/// <remarks>https://google.github.io/osv.dev/data/; records follow the OSV schema 1.7.</remarks>
internal static class Osv
{
    private const string Bucket = "https://storage.googleapis.com/osv-vulnerabilities/";

    /// <summary>The name of an ecosystem's feed: <c>osv-pypi</c> for <c>PyPI</c>.</summary>
    public static string NameOf(string ecosystem) => "osv-" + ecosystem.ToLowerInvariant().Replace(' ', '-');

    /// <summary>The feed of one ecosystem, named without a release (<c>Debian</c>, never <c>Debian:12</c>).</summary>
    public static Feed For(string ecosystem)
    {
        var name = NameOf(ecosystem);
        var folder = Uri.EscapeDataString(ecosystem);
        return new Feed
        {
            Name = name,
            Title = $"OSV advisories for {ecosystem}",
            Url = $"{Bucket}{folder}/all.zip",
            MirrorPaths = [$"osv/{folder}/all.zip", $"osv-vulnerabilities/{folder}/all.zip"],
            Read = (content, receiver, cancellationToken) => Read(name, content, receiver, cancellationToken),
        };
    }

    /// <summary>Reads the zip entry by entry; every entry's length and CRC are checked.</summary>
    public static void Read(string feed, Stream content, IFeedReceiver receiver, CancellationToken cancellationToken)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > FeedLimits.Entries) throw new FeedException($"it has more than {FeedLimits.Entries:N0} entries");
            var total = 0L;
            foreach (var entry in zip.Entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!entry.FullName.EndsWith(".json", StringComparison.Ordinal)) continue;
                total += entry.Length;
                if (total > FeedLimits.FeedBytes) throw new FeedException($"it unpacks to more than {FeedLimits.FeedBytes:N0} bytes");
                ReadEntry(feed, entry, receiver);
            }
        }
        catch (InvalidDataException e)
        {
            throw new FeedException("it is not a zip, or a damaged or cut one", e);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw new FeedException("its zip is damaged", e);
        }
    }

    private static void ReadEntry(string feed, ZipArchiveEntry entry, IFeedReceiver receiver)
    {
        if (entry.Length is <= 0 or > FeedLimits.RecordBytes)
        {
            receiver.Unreadable(entry.FullName, $"is empty or larger than {FeedLimits.RecordBytes:N0} bytes");
            return;
        }

        var length = (int)entry.Length;
        // One byte more than declared, to notice an entry that goes on.
        var buffer = ArrayPool<byte>.Shared.Rent(length + 1);
        try
        {
            using var stream = entry.Open();
            var read = stream.ReadAtLeast(buffer.AsSpan(0, length + 1), length + 1, throwOnEndOfStream: false);
            var document = buffer.AsSpan(0, Math.Min(read, length));
            if (read != length || Crc32.Append(0, document) != entry.Crc32) throw new FeedException($"its entry {entry.FullName} is damaged");
            if (OsvRecord.TryRead(feed, document, out var advisory, out var why)) receiver.Add(advisory);
            else receiver.Unreadable(entry.FullName, why);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
