namespace Drydock.Images.Layers;

/// <summary>A layer as it was read, before it is known what it should have been.</summary>
/// <param name="Facts">Its <see cref="LayerFacts.DiffId"/> is set when every byte was hashed.</param>
/// <param name="StoredDigest">Of the stored bytes; null when they were not hashed.</param>
/// <param name="StoredSize">Stored bytes; null when the archive was walked by seeking.</param>
internal sealed record LayerReading(LayerFacts Facts, Digest? StoredDigest, long? StoredSize)
{
    /// <summary>The facts, with a problem for each way in which the layer is not what manifest and config say.</summary>
    public LayerFacts VerifiedAs(ImageLayer layer, string subject)
    {
        var problems = Facts.Problems.ToBuilder();
        if (layer.Size is { } size && StoredSize is { } stored && stored != size)
            problems.Add(Wrong(subject, $"it has {stored} stored bytes, the manifest says {size}"));
        if (layer.Digest is { Algorithm: "sha256" } digest && StoredDigest is { } actual && actual != digest)
            problems.Add(Wrong(subject, $"its stored bytes have the digest {actual}, the manifest says {digest}"));
        if (layer.DiffId is { Algorithm: "sha256" } diffId && Facts.DiffId is { } unpacked && unpacked != diffId)
            problems.Add(Wrong(subject, $"its unpacked bytes have the digest {unpacked}, the config says {diffId}"));
        return problems.Count == Facts.Problems.Length ? Facts : Facts with { Problems = problems.ToImmutable() };
    }

    private static Problem Wrong(string subject, string wrong) => new("verifying", subject, wrong, "get the image again; if it stays so, do not use it");
}
