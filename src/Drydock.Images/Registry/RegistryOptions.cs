using System.Collections.Immutable;

namespace Drydock.Images.Registry;

/// <summary>How registries are talked to. The defaults are safe; everything looser is named by the user.</summary>
public sealed record RegistryOptions
{
    public static RegistryOptions Default { get; } = new();

    /// <summary>Hosts (with port, as in references) that may be spoken to in plain http. Loopback hosts always may.</summary>
    public ImmutableHashSet<string> InsecureHosts { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Mirrors in order, by a prefix of the name (<c>docker.io</c>, <c>ghcr.io/owner</c>); the longest prefix wins. The registry itself comes last.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<RegistryMirror>> Mirrors { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<RegistryMirror>>(StringComparer.Ordinal);

    /// <summary>Hosts that may receive a registry's credentials although they are of another domain: registry host to token hosts.</summary>
    public ImmutableSortedDictionary<string, ImmutableHashSet<string>> TokenHosts { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableHashSet<string>>(StringComparer.Ordinal)
            .Add("docker.io", ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "auth.docker.io"));

    /// <summary>Times that a request is sent at most.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Wait before the first retry; doubled for each further one, then shortened at random by up to a half.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait between retries. A registry that asks for more is not waited for.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for connecting.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time until the answer begins, and between two pieces of a body.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests to one host at the same time; a blob counts until its body begins.</summary>
    public int RequestsPerHost { get; init; } = 6;

    /// <summary>Times that a cut blob is asked for again from where it was cut.</summary>
    public int BlobResumes { get; init; } = 5;

    /// <summary>Tags of one repository.</summary>
    public int Tags { get; init; } = 1_000_000;

    /// <summary>Bytes of a page of tags or referrers, or of a token answer.</summary>
    public int PageBytes { get; init; } = 4 << 20;

    /// <summary>Read the BuildKit provenance of an image for its base: two more requests where the index has one.</summary>
    public bool ReadProvenance { get; init; } = true;

    public Limits Limits { get; init; } = Limits.Default;
}
