using Drydock.Images.Archives;

namespace Drydock.Images.Layers;

/// <summary>Reads the layers of an image from a source that hands them out as one archive stream.</summary>
internal sealed class LayerStream(IArchiveStreamSource source, Platform? platform, LayerCache? cache, ReadBudget budget, IProgress<LayerProgress>? progress) : ILayers
{
    private ImageManifest? manifest;

    public ImageManifest Manifest => manifest ?? throw new InvalidOperationException("Read the layers first.");

    public bool Verified => true;

    public IEnumerable<Problem> Problems => [];

    public async Task<LayerFacts[]> ReadAsync(WantedFiles wanted, CancellationToken cancellationToken)
    {
        if (!source.DocumentsAreInArchive) manifest ??= await source.ResolveAsync(platform, cancellationToken);
        var version = wanted.Selector.ReaderVersion;
        if (manifest is not null && wanted.Plain && cache is not null && manifest.Layers.Select(l => cache.Find(l, version)).ToArray() is var known && !known.Contains(null))
            return known!;
        var archive = await ReadArchiveAsync(wanted, cancellationToken);
        manifest ??= source.Resolve(archive, platform);
        return [.. manifest.Layers.Select(layer => FactsOf(layer, archive, wanted))];
    }

    private async Task<StreamedArchive> ReadArchiveAsync(WantedFiles wanted, CancellationToken cancellationToken)
    {
        // One layer at a time comes down the stream: the second core can hash beside it.
        var reader = new LayerReader(wanted, budget, hashBeside: Environment.ProcessorCount > 1, progress);
        await using var stream = await source.OpenArchiveAsync(cancellationToken);
        return StreamedArchive.Read(stream, source.Subject, reader, budget.Limits, cancellationToken);
    }

    private LayerFacts FactsOf(ImageLayer layer, StreamedArchive archive, WantedFiles wanted)
    {
        var subject = $"layer {layer.Index} of {Manifest.Reference}";
        if (archive.Layer(layer) is not { } reading)
            return new LayerFacts { Problems = [new Problem("reading", subject, "the archive does not hold it", "save the image again, or treat the result as incomplete")] };
        var facts = reading.VerifiedAs(layer, subject);
        if (wanted.Plain && facts.Problems.IsEmpty) cache?.Store(layer with { Digest = layer.Digest ?? reading.StoredDigest }, wanted.Selector.ReaderVersion, facts);
        return facts;
    }
}
