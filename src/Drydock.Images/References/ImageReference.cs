using System.Diagnostics.CodeAnalysis;

namespace Drydock.Images.References;

/// <summary>The name of an image, fully qualified: <c>docker.io/library/python:3.12-slim@sha256:…</c>.</summary>
/// <remarks>The grammar and the normalisation are those of the distribution project's <c>reference</c> package: a first component with a dot, a
/// colon or upper case, or <c>localhost</c>, is the registry; without one the registry is <c>docker.io</c>, whose single names live under
/// <c>library/</c>. Two references are equal when they name the same thing, however they were written.</remarks>
public sealed record ImageReference
{
    /// <summary>The registry of names without one.</summary>
    public const string DockerHub = "docker.io";

    /// <summary>Longest <c>registry/repository</c>.</summary>
    public const int MaxNameLength = 255;

    /// <summary>Longest tag.</summary>
    public const int MaxTagLength = 128;

    internal ImageReference(string registry, string repository, string? tag, Digest? digest) =>
        (Registry, Repository, Tag, Digest) = (registry, repository, tag, digest);

    /// <summary>Host and port in lower case: <c>docker.io</c>, <c>localhost:5000</c>, <c>[::1]:5000</c>.</summary>
    public string Registry { get; }

    /// <summary>The repository within the registry: <c>library/python</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag as written; null when none was.</summary>
    public string? Tag { get; private init; }

    /// <summary>The pinned digest; null when none was written.</summary>
    public Digest? Digest { get; private init; }

    /// <summary>Registry and repository without tag and digest: <c>docker.io/library/python</c>.</summary>
    public string Name => $"{Registry}/{Repository}";

    /// <summary><see cref="Name"/> as people write it: <c>python</c>, <c>grafana/grafana</c>, <c>ghcr.io/owner/app</c>.</summary>
    public string FamiliarName
    {
        get
        {
            if (Registry != DockerHub) return Name;
            if (Repository.StartsWith("library/", StringComparison.Ordinal) && Repository.IndexOf('/', 8) < 0) return Repository[8..];

            // A first component that would itself be read as a registry keeps the real one before it.
            return ReferenceGrammar.StartsWithRegistry(Repository) ? Name : Repository;
        }
    }

    /// <summary>The whole reference as people write it: <c>python:3.12-slim</c>.</summary>
    public string Familiar => FamiliarName + Suffix;

    /// <summary>What a registry is asked for: the digest, else the tag, else <c>latest</c>.</summary>
    public string Identifier => Digest?.ToString() ?? Tag ?? "latest";

    private string Suffix => (Tag is null ? "" : ":" + Tag) + (Digest is { } digest ? "@" + digest : "");

    /// <summary>The same repository under another tag and digest; either may be null.</summary>
    /// <exception cref="ArgumentException">The tag does not fit the grammar.</exception>
    public ImageReference With(string? tag, Digest? digest)
    {
        if (tag is not null && !ReferenceGrammar.IsTag(tag)) throw new ArgumentException("not a tag", nameof(tag));
        return this with { Tag = tag, Digest = digest };
    }

    /// <summary>Reads a reference. Never throws.</summary>
    /// <param name="text">As a person or file wrote it; null and empty are refused like any other bad text.</param>
    /// <param name="reference">The normalised reference.</param>
    /// <param name="problem">Which part is wrong and how to write it.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ImageReference? reference, [NotNullWhen(false)] out Problem? problem)
    {
        reference = ReferenceGrammar.Parse(text ?? "", out problem);
        return reference is not null;
    }

    /// <summary>The canonical text: always with the registry, with tag and digest only where given.</summary>
    public override string ToString() => Name + Suffix;
}
