using System.Collections.Immutable;

namespace Drydock.Images.Engines;

/// <summary>An image that a container engine holds.</summary>
/// <param name="Id">As the engine names it: with the classic store the config's digest, with the containerd store the manifest's or index's.
/// Ids of different engines are never compared.</param>
/// <param name="Names">Familiar names with tag, sorted; empty for a dangling image.</param>
/// <param name="Digests">Manifest or index digests that it was pulled by, sorted; empty for a locally built one.</param>
/// <param name="Size">Bytes, as the engine counts them.</param>
public sealed record LocalImage(string Id, ImmutableArray<string> Names, ImmutableArray<Digest> Digests, long Size)
{
    /// <summary>True when no name leads to it.</summary>
    public bool Dangling => Names.IsEmpty;

    /// <summary>True when one of its names fits a glob (<c>*</c> for any characters, <c>?</c> for one). A pattern without either fits every name that
    /// contains it; null or empty fits every image.</summary>
    public bool Matches(string? glob)
    {
        if (string.IsNullOrEmpty(glob)) return true;
        var pattern = glob.AsSpan().ContainsAny('*', '?') ? glob : $"*{glob}*";
        return Names.Any(name => NameGlob.Matches(pattern, name));
    }
}
