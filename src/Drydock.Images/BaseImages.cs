using Drydock.Images.Layers;

namespace Drydock.Images;

/// <summary>Finds the base of an image: by its provenance, its annotations, or the chain of its layers, which is exact.</summary>
internal sealed class BaseImages(LayerCache? cache)
{
    private const string Name = "org.opencontainers.image.base.name";
    private const string BaseDigest = "org.opencontainers.image.base.digest";

    /// <summary>The base, with its number of layers where an image of exactly these lowest layers was read before.</summary>
    public BaseImage? Find(ImageManifest manifest)
    {
        var stated = manifest.ProvenanceBase ?? Annotated(manifest);
        var chained = Chained(manifest);
        if (stated is null) return chained;
        return chained is null ? stated : stated with { Layers = stated.Layers ?? chained.Layers, Reference = stated.Reference ?? chained.Reference, Digest = stated.Digest ?? chained.Digest };
    }

    /// <summary>Remembers an image that was read whole and verified.</summary>
    public void Remember(ImageManifest manifest)
    {
        if (cache is not null && LayerChain.Of(manifest) is [.., var chain])
            cache.StoreBase(chain, new BaseImage(manifest.Reference, manifest.ManifestDigest ?? manifest.ConfigDigest, manifest.Layers.Length, "layer chain"));
    }

    /// <summary>The known image with the most layers, but fewer than this one has: an image is not its own base.</summary>
    private BaseImage? Chained(ImageManifest manifest)
    {
        if (cache is null) return null;
        var chain = LayerChain.Of(manifest);
        for (var i = chain.Count - 2; i >= 0; i--)
            if (cache.FindBase(chain[i]) is { } known) return known;
        return null;
    }

    private static BaseImage? Annotated(ImageManifest manifest)
    {
        var name = manifest.Labels.GetValueOrDefault(Name);
        var digest = Digest.TryParse(manifest.Labels.GetValueOrDefault(BaseDigest), out var parsed) ? parsed : (Digest?)null;
        return name is null && digest is null ? null : new BaseImage(name, digest, null, "annotation");
    }
}
