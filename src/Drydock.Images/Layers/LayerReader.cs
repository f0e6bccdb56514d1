using ZstdSharp;

namespace Drydock.Images.Layers;

/// <summary>Reads one layer in one pass: stored bytes → digest → inflate → diffID → archive walk → facts. The compression is sniffed, never believed.</summary>
internal sealed class LayerReader(WantedFiles wanted, ReadBudget budget, bool hashBeside, IProgress<LayerProgress>? progress)
{
    /// <summary>Reads a layer. What could not be read stands in the facts' problems.</summary>
    public LayerReading Read(LayerBlob blob, ImageLayer layer, string subject)
    {
        var builder = new LayerFactsBuilder(wanted, budget, subject);
        try
        {
            return !blob.CheckDigest && blob.Content.CanSeek && Compression.Of(blob.Content) == Compression.None
                ? Seek(blob.Content, builder, subject)
                : Stream(blob, layer, builder, subject);
        }
        catch (CorruptLayerException e)
        {
            builder.Add(e.Problem);
        }
        catch (Exception e) when (e is InvalidDataException or ZstdException or EndOfStreamException or IOException)
        {
            builder.Note("the stored bytes", $"they cannot be unpacked: {e.Message}");
        }

        return new LayerReading(builder.Build(null, 0), null, null);
    }

    private LayerReading Seek(Stream content, LayerFactsBuilder builder, string subject)
    {
        var archive = new TarWalker(content, budget.Limits, seek: true, subject);
        builder.Walk(archive);

        // Real tools leave the end blocks out. The length is what the outer archive declares, and a cut file fails there; only nothing at all is suspect.
        if (!archive.SawEnd && archive.Position == 0) builder.Note("the layer", "it is empty, and its digest was not checked");
        return new LayerReading(builder.Build(null, archive.Position), null, null);
    }

    private LayerReading Stream(LayerBlob blob, ImageLayer layer, LayerFactsBuilder builder, string subject)
    {
        using var stored = new StoredStream(blob.Content, progress, layer);
        var compression = Compression.Of(stored.Peek(Compression.HeadBytes));
        var compressed = compression != Compression.None;

        // Of an uncompressed layer the stored bytes are the unpacked ones: one hash serves both.
        using var storedHash = blob.CheckDigest && compressed ? new HashThread(hashBeside) : null;
        using var diffHash = blob.CheckDigest ? new HashThread(hashBeside) : null;
        if (storedHash is not null) stored.StartHash(storedHash);
        using var inflated = Compression.Unpack(stored, compression);
        using var unpacked = new UnpackedStream(inflated, diffHash, stored, budget, subject);
        var archive = new TarWalker(unpacked, budget.Limits, seek: false, subject);
        builder.Walk(archive);
        archive.Drain();
        stored.Drain();
        if (diffHash is null && !archive.SawEnd) builder.Note("the end", "the archive ends without its end blocks, and its digest was not checked");
        var diffId = diffHash?.Finish();
        return new LayerReading(builder.Build(diffId, unpacked.Count), compressed ? storedHash?.Finish() : diffId, stored.Count);
    }
}
