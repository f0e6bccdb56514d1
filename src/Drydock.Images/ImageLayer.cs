namespace Drydock.Images;

/// <summary>One layer as the manifest and config describe it.</summary>
/// <param name="Index">From 0, the lowest layer.</param>
/// <param name="Digest">Of the stored (usually compressed) bytes; null where the source has none (docker-archive, engine).</param>
/// <param name="DiffId">Of the uncompressed bytes, from the config.</param>
/// <param name="Size">Stored bytes, where known.</param>
/// <param name="MediaType">As the manifest says; compression is sniffed, never believed.</param>
/// <param name="Location">The source's own name for it (a path inside an archive).</param>
public sealed record ImageLayer(int Index, Digest? Digest, Digest? DiffId, long? Size, string MediaType, string? Location = null)
{
    /// <summary>True for a foreign (non-distributable) layer: named in the report as skipped, which makes the result partial.</summary>
    public bool Foreign => MediaType.Contains("foreign", StringComparison.Ordinal) || MediaType.Contains("nondistributable", StringComparison.Ordinal);
}
