using System.Collections.Concurrent;

namespace Drydock.Images.Layers;

/// <summary>Facts of layers already read by this process, by blob digest and reader version.</summary>
public sealed class LayerCache : IDisposable
{
    private readonly ConcurrentDictionary<(Digest Blob, string Reader), LayerFacts> known = new();

    /// <summary>The facts of a layer whose stored bytes were read and verified before; null otherwise.</summary>
    public LayerFacts? Find(ImageLayer layer, string readerVersion) => (layer.Digest is { } digest ? known.GetValueOrDefault((digest, readerVersion)) : null)
        ?? (layer.DiffId is { } diffId ? known.GetValueOrDefault((diffId, readerVersion)) : null);

    /// <summary>Remembers the facts of a layer whose digests were checked.</summary>
    public void Store(ImageLayer layer, string readerVersion, LayerFacts facts)
    {
        if (layer.Digest is { } digest) known[(digest, readerVersion)] = facts;
        if (facts.DiffId is { } diffId) known[(diffId, readerVersion)] = facts;
    }

    public void Dispose() => known.Clear();
}
