using System.Collections.Concurrent;
using Drydock.Images;

namespace Drydock.TestKit.Registry;

/// <summary>What one repository of the in-process registry holds.</summary>
public sealed class RegistryRepository
{
    /// <summary>Manifests by tag and by digest, with their media type.</summary>
    public ConcurrentDictionary<string, (byte[] Content, string? MediaType)> Manifests { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<Digest, byte[]> Blobs { get; } = new();

    /// <summary>Tags in the order they were pushed.</summary>
    public IReadOnlyList<string> Tags => tags;

    private readonly List<string> tags = [];

    /// <summary>Stores a blob.</summary>
    public Digest AddBlob(byte[] content)
    {
        var digest = Digest.OfSha256(content);
        Blobs[digest] = content;
        return digest;
    }

    /// <summary>Stores a manifest or index under its digest and, if given, a tag.</summary>
    public Digest AddManifest(byte[] content, string? mediaType, string? tag = null)
    {
        var digest = Digest.OfSha256(content);
        Manifests[digest.ToString()] = (content, mediaType);
        if (tag is null) return digest;
        Manifests[tag] = (content, mediaType);
        AddTag(tag);
        return digest;
    }

    /// <summary>Adds a tag to the list only.</summary>
    public void AddTag(string tag)
    {
        if (!tags.Contains(tag)) tags.Add(tag);
    }
}
