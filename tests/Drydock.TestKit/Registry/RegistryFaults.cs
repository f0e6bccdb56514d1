using Drydock.Images;

namespace Drydock.TestKit.Registry;

/// <summary>How the in-process registry misbehaves. Everything is off by default.</summary>
public sealed class RegistryFaults
{
    /// <summary>User and password; with <see cref="Realm"/> null they are asked for as Basic.</summary>
    public (string User, string Password)? Login { get; set; }

    /// <summary>Ask for a bearer token, from the registry's own <c>/token</c> unless <see cref="Realm"/> says otherwise.</summary>
    public bool Bearer { get; set; }

    /// <summary>The realm of the challenge, as written.</summary>
    public string? Realm { get; set; }

    /// <summary>The whole WWW-Authenticate header, as written.</summary>
    public string? Challenge { get; set; }

    /// <summary>The refresh token that <c>/token</c> accepts by POST.</summary>
    public string? RefreshToken { get; set; }

    /// <summary><c>expires_in</c> of tokens.</summary>
    public int TokenSeconds { get; set; } = 300;

    /// <summary>Requests that a token serves before the registry calls it expired.</summary>
    public int TokenUses { get; set; } = int.MaxValue;

    /// <summary>Blobs are redirected to this base URL.</summary>
    public string? BlobRedirect { get; set; }

    /// <summary>Every request is redirected to itself.</summary>
    public bool RedirectLoop { get; set; }

    /// <summary>The first so many API requests get this status.</summary>
    public (int Count, int Status)? FailFirst { get; set; }

    /// <summary>Retry-After of failed answers.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>The first so many answers for a blob end after so many bytes.</summary>
    public (int Count, int Bytes)? CutBlob { get; set; }

    /// <summary>Blobs understand Range.</summary>
    public bool Ranges { get; set; } = true;

    /// <summary>Blob bodies stall after their first byte until the registry stops.</summary>
    public bool StallBlob { get; set; }

    /// <summary>Requests are never answered.</summary>
    public bool StallAnswer { get; set; }

    /// <summary>Blobs come with other content of the same length.</summary>
    public bool WrongBlob { get; set; }

    /// <summary>Blobs come with a byte more.</summary>
    public bool LongBlob { get; set; }

    public HashSet<Digest> MissingBlobs { get; } = [];

    /// <summary>Leave Docker-Content-Digest out.</summary>
    public bool NoDigestHeader { get; set; }

    /// <summary>Docker-Content-Digest, as written.</summary>
    public string? DigestHeader { get; set; }

    /// <summary>HEAD is not allowed.</summary>
    public bool NoHead { get; set; }

    /// <summary>The body of every manifest.</summary>
    public byte[]? OtherManifest { get; set; }

    /// <summary>The Content-Type of every manifest; empty for none.</summary>
    public string? ManifestType { get; set; }

    /// <summary>Tags on a page, whatever is asked for.</summary>
    public int? PageSize { get; set; }

    /// <summary>Makes the Link header from the URL of the next page (path and query).</summary>
    public Func<string, string> Link { get; set; } = static next => $"<{next}>; rel=\"next\"";

    /// <summary>The next page is always the first.</summary>
    public bool LoopingLink { get; set; }

    /// <summary>405 for n above 1000, as ECR; 504 without n, as Docker Hub.</summary>
    public bool StrictPageSize { get; set; }

    /// <summary>The referrers API exists.</summary>
    public bool ReferrersApi { get; set; } = true;

    /// <summary>The referrers API filters by artifact type.</summary>
    public bool FiltersReferrers { get; set; }

    /// <summary>The rate limit headers of manifests: limit and remaining.</summary>
    public (int Limit, int Remaining)? RateLimit { get; set; }
}
