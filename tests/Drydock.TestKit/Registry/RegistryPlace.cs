namespace Drydock.TestKit.Registry;

/// <summary>What a path of the distribution API means.</summary>
internal sealed record RegistryPlace(string Kind, string Repository, string Name)
{
    public static RegistryPlace? Of(string path)
    {
        if (!path.StartsWith("/v2/", StringComparison.Ordinal)) return null;
        foreach (var (part, kind) in (ReadOnlySpan<(string, string)>)[("/manifests/", "manifest"), ("/blobs/", "blob"), ("/tags/", "tags"), ("/referrers/", "referrers")])
        {
            var at = path.LastIndexOf(part, StringComparison.Ordinal);
            if (at > 3) return new RegistryPlace(kind, path[4..at], path[(at + part.Length)..]);
        }

        return null;
    }
}
