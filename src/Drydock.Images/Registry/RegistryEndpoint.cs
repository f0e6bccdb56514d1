using System.Collections.Immutable;
using System.Net;
using Drydock.Images.References;

namespace Drydock.Images.Registry;

/// <summary>One place where a repository can be read: the registry itself, or a mirror of it.</summary>
/// <param name="Host">Host and port that requests go to.</param>
/// <param name="PathPrefix">Path before the repository's name, empty or ending with a slash.</param>
/// <param name="Repository">The repository as this place names it, without the prefix.</param>
/// <param name="CredentialHost">The name that credentials are stored under.</param>
/// <param name="MirrorOf">The registry that this place mirrors; null for the registry itself.</param>
internal sealed record RegistryEndpoint(string Host, string PathPrefix, string Repository, string CredentialHost, string? MirrorOf)
{
    /// <summary>The repository's name in URLs and scopes.</summary>
    public string FullRepository => PathPrefix + Repository;

    /// <summary>The places to ask for a reference, in order.</summary>
    public static List<RegistryEndpoint> For(ImageReference reference, RegistryOptions options)
    {
        var places = new List<RegistryEndpoint>();
        foreach (var mirror in MirrorsOf(reference, options))
        {
            var slash = mirror.Location.IndexOf('/', StringComparison.Ordinal);
            var host = slash < 0 ? mirror.Location : mirror.Location[..slash];
            var prefix = slash < 0 ? "" : mirror.Location[(slash + 1)..].Trim('/') + "/";
            places.Add(new RegistryEndpoint(ApiHost(host), prefix, reference.Repository, ReferenceGrammar.CanonicalRegistry(host), reference.Registry));
        }

        places.Add(new RegistryEndpoint(ApiHost(reference.Registry), "", reference.Repository, reference.Registry, null));
        return places;
    }

    public string ManifestPath(string identifier) => $"/v2/{FullRepository}/manifests/{identifier}";

    public string BlobPath(Digest digest) => $"/v2/{FullRepository}/blobs/{digest}";

    public string TagsPath(int pageSize) => $"/v2/{FullRepository}/tags/list?n={pageSize}";

    public string ReferrersPath(Digest digest, string? artifactType) =>
        $"/v2/{FullRepository}/referrers/{digest}" + (artifactType is null ? "" : "?artifactType=" + Uri.EscapeDataString(artifactType));

    /// <summary>True for <c>localhost</c>, 127.0.0.0/8 and ::1, which may be spoken to in plain http.</summary>
    public static bool IsLoopback(string host)
    {
        var name = HostName(host);
        return name is "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal) || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>The host without port and brackets.</summary>
    public static string HostName(string host)
    {
        if (host.StartsWith('[')) return host[1..Math.Max(1, host.IndexOf(']', StringComparison.Ordinal))];
        var colon = host.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? host : host[..colon];
    }

    private static string ApiHost(string host) => ReferenceGrammar.CanonicalRegistry(host) == ImageReference.DockerHub ? "registry-1.docker.io" : host;

    private static ImmutableArray<RegistryMirror> MirrorsOf(ImageReference reference, RegistryOptions options)
    {
        var longest = options.Mirrors.Keys.Where(prefix => IsPrefix(prefix, reference.Name)).MaxBy(static prefix => prefix.Length);
        return longest is null ? [] : options.Mirrors[longest];
    }

    private static bool IsPrefix(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '/' || prefix.EndsWith('/'));
}
