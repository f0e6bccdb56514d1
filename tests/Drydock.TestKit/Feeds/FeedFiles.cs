using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace Drydock.TestKit.Feeds;

/// <summary>Makes the bytes of small feeds.</summary>
public static class FeedFiles
{
    public static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }

    public static byte[] Zstd(string text)
    {
        using var compressor = new Compressor();
        return compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray();
    }

    /// <summary>A zip with one JSON record per entry, as the OSV bucket has it.</summary>
    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A tracker document in which <paramref name="count"/> packages have one open issue each in bookworm.</summary>
    public static string Tracker(int count)
    {
        var packages = Enumerable.Range(0, count).Select(static i =>
            $"\"p{i}\":{{\"CVE-2024-{10000 + i}\":{{\"releases\":{{\"bookworm\":{{\"status\":\"open\",\"repositories\":{{}},\"urgency\":\"not yet assigned\"}}}}}}}}");
        return "{" + string.Join(',', packages) + "}";
    }
}
