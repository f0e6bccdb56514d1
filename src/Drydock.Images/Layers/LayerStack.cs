using System.Collections.Concurrent;

namespace Drydock.Images.Layers;

/// <summary>Reads the layers of one image, as many at once as there are cores. A layer that cannot be had is a problem; the others are still read.</summary>
internal sealed class LayerStack(IImageSource source, ImageManifest manifest, LayerCache? cache, ReadBudget budget, IProgress<LayerProgress>? progress) : ILayers
{
    public ImageManifest Manifest => manifest;

    private readonly ConcurrentDictionary<int, Problem> problems = new();
    private volatile bool unverified;

    public bool Verified => !unverified;

    public IEnumerable<Problem> Problems => problems.OrderBy(static p => p.Key).Select(static p => p.Value);

    public async Task<LayerFacts[]> ReadAsync(WantedFiles wanted, CancellationToken cancellationToken)
    {
        var facts = new LayerFacts[manifest.Layers.Length];
        var cores = Environment.ProcessorCount;
        var reader = new LayerReader(wanted, budget, hashBeside: manifest.Layers.Length < cores, progress);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(manifest.Layers, parallel, async (layer, token) => facts[layer.Index] = await ReadAsync(layer, wanted, reader, token));
        return facts;
    }

    private async Task<LayerFacts> ReadAsync(ImageLayer layer, WantedFiles wanted, LayerReader reader, CancellationToken cancellationToken)
    {
        var subject = $"layer {layer.Index} of {manifest.Reference}";
        if (layer.Foreign)
        {
            problems[layer.Index] = new Problem("reading", subject, "it is a foreign layer, which is not distributed with the image", "treat the result as incomplete");
            return new LayerFacts();
        }

        var version = wanted.Selector.ReaderVersion;

        // A docker-archive only claims its diffIDs: facts of the honest layer would hide what really lies in the archive.
        if (wanted.Plain && layer.Digest is not null && cache?.Find(layer, version) is { } known) return known;
        try
        {
            await using var blob = await source.OpenLayerAsync(layer, cancellationToken);
            if (!blob.CheckDigest) unverified = true;
            var facts = reader.Read(blob, layer, subject).VerifiedAs(layer, subject);
            if (wanted.Plain && blob.CheckDigest && facts.Problems.IsEmpty) cache?.Store(layer, version, facts);
            return facts;
        }
        catch (ProblemException e)
        {
            problems[layer.Index] = e.Problem;
            return new LayerFacts();
        }
    }
}
