using System.IO.Compression;
using ZstdSharp;

namespace Drydock.Images.Layers;

/// <summary>Reads one layer in one pass: stored bytes → digest → inflate → diffID → archive walk → facts. The compression is sniffed, never believed.</summary>
internal sealed class LayerReader(WantedFiles wanted, ReadBudget budget, bool hashBeside, IProgress<LayerProgress>? progress)
{
    /// <summary>Reads a layer. What could not be read stands in the facts' problems.</summary>
    public LayerFacts Read(LayerBlob blob, ImageLayer layer, string subject)
    {
        var builder = new LayerFactsBuilder(wanted, budget, subject);
        using var storedHash = blob.CheckDigest && layer.Digest is { Algorithm: "sha256" } ? new HashThread(hashBeside) : null;
        using var diffHash = blob.CheckDigest ? new HashThread(hashBeside) : null;
        Digest? diffId = null;
        long size = 0;
        try
        {
            var seek = !blob.CheckDigest && blob.Content.CanSeek && !IsCompressed(blob.Content);
            if (seek)
            {
                var archive = new TarWalker(blob.Content, budget.Limits, seek: true, subject);
                builder.Walk(archive);
                if (!archive.SawEnd) builder.Note("the end", "the archive ends without its end blocks, and its digest was not checked");
                return builder.Build(null, archive.Position);
            }

            using var stored = new StoredStream(blob.Content, storedHash, progress, layer);
            using var inflated = Inflate(stored);
            using var unpacked = new UnpackedStream(inflated, diffHash, stored, budget, subject);
            var walker = new TarWalker(unpacked, budget.Limits, seek: false, subject);
            builder.Walk(walker);
            walker.Drain();
            stored.Drain();
            size = unpacked.Count;
            diffId = diffHash?.Finish();
            Verify(builder, layer, stored.Count, storedHash?.Finish(), diffId);
            if (diffHash is null && !walker.SawEnd) builder.Note("the end", "the archive ends without its end blocks, and its digest was not checked");
        }
        catch (CorruptLayerException e)
        {
            builder.Add(e.Problem);
        }
        catch (Exception e) when (e is InvalidDataException or ZstdException or EndOfStreamException or IOException)
        {
            builder.Note("the stored bytes", $"they cannot be unpacked: {e.Message}");
        }

        return builder.Build(diffId, size);
    }

    private static void Verify(LayerFactsBuilder builder, ImageLayer layer, long stored, Digest? storedDigest, Digest? diffId)
    {
        if (layer.Size is { } size && size != stored) builder.Note("the stored bytes", $"there are {stored} of them, the manifest says {size}");
        if (layer.Digest is { } digest && storedDigest is { } actual && actual != digest) builder.Note("the stored bytes", $"their digest is {actual}, the manifest says {digest}");
        if (layer.DiffId is { Algorithm: "sha256" } expected && diffId is { } unpacked && unpacked != expected) builder.Note("the unpacked bytes", $"their digest is {unpacked}, the config says {expected}");
    }

    private static bool IsCompressed(Stream content)
    {
        Span<byte> head = stackalloc byte[4];
        var start = content.Position;
        var read = content.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        content.Position = start;
        return read == 4 && (IsGzip(head) || IsZstd(head));
    }

    private static Stream Inflate(StoredStream stored)
    {
        var head = stored.Peek(4);
        if (head.Length == 4 && IsGzip(head)) return new GZipStream(new BufferedStream(stored, 128 << 10), CompressionMode.Decompress);
        return head.Length == 4 && IsZstd(head) ? new DecompressionStream(stored) : stored;
    }

    /// <summary>RFC 1952 2.3.1.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> head) => head[0] == 0x1F && head[1] == 0x8B;

    /// <summary>RFC 8878 3.1.1 and 3.1.2: a frame, or a skippable one.</summary>
    public static bool IsZstd(ReadOnlySpan<byte> head) => (head[0] == 0x28 || (head[0] & 0xF0) == 0x50) && head[1] is 0xB5 or 0x2A && (head[1] == 0xB5 ? head[2] == 0x2F && head[3] == 0xFD : head[2] == 0x4D && head[3] == 0x18);
}
