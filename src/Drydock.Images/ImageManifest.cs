using System.Collections.Immutable;

namespace Drydock.Images;

/// <summary>One platform's image: what manifest and config say, verified against their digests where the source has any.</summary>
public sealed record ImageManifest
{
    /// <summary>The reference as a person would write it.</summary>
    public required string Reference { get; init; }

    /// <summary>Digest of this platform's manifest; null where the source has none.</summary>
    public Digest? ManifestDigest { get; init; }

    /// <summary>Digest of the config document (the classic image id).</summary>
    public Digest? ConfigDigest { get; init; }

    public required Platform Platform { get; init; }

    /// <summary>Lowest first.</summary>
    public required ImmutableArray<ImageLayer> Layers { get; init; }

    /// <summary>In the config's order, instructions without a layer included; empty when the config has none.</summary>
    public ImmutableArray<ImageHistory> History { get; init; } = [];

    /// <summary>Annotations of manifest and index descriptor, then the config's labels (the first wins).</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary><c>NAME=value</c> as in the config.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>User of the config; null or empty is root.</summary>
    public string? User { get; init; }

    /// <summary>Entrypoint, ports and the like.</summary>
    public ImageConfig Config { get; init; } = ImageConfig.Empty;

    /// <summary>Every platform of the index that it was chosen from, sorted by name; empty where there is no index.</summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];

    /// <summary>Who answered, when it matters: <c>registry mirror.example (for docker.io)</c>.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Base image named by the BuildKit provenance of the image, with its digest, where the source could read it.</summary>
    public BaseImage? ProvenanceBase { get; init; }

    /// <summary>What was odd but readable.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
