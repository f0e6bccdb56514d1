using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Drydock.Images.References;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Images.Registry;

/// <summary>Speaks the OCI distribution protocol, for reading. One client serves many images and threads; it keeps connections and tokens.</summary>
/// <remarks>OCI distribution specification 1.1; the rules for realms, redirects, credentials and limits are in docs/explanation/registry-rules.md.
/// Mirrors are asked first and the registry itself last; every answer says who gave it.</remarks>
public sealed class RegistryClient : IDisposable
{
    private readonly ConcurrentDictionary<string, RegistryRateLimit> rateLimits = new(StringComparer.OrdinalIgnoreCase);
    private readonly RegistryOptions options;
    private readonly RegistryTransport transport;
    private readonly RegistryAuthenticator authenticator;

    /// <param name="clock">For waits between retries and the lifetime of tokens.</param>
    /// <param name="random">Spreads retries; used under a lock.</param>
    public RegistryClient(RegistryOptions options, IRegistryCredentials credentials, TimeProvider clock, Random random)
    {
        this.options = options;
        transport = new RegistryTransport(options, clock, random);
        authenticator = new RegistryAuthenticator(transport, options, credentials, clock);
    }

    internal RegistryOptions Options => options;

    /// <summary>What a registry said last about its pull limit; null when it said nothing.</summary>
    /// <param name="registry">As in references: <c>docker.io</c>.</param>
    public RegistryRateLimit? RateLimitOf(string registry) => rateLimits.GetValueOrDefault(registry);

    /// <summary>The digest that a tag points to, by HEAD, which Docker Hub does not count as a pull. Where the registry does not give the digest
    /// with it, the manifest is read and hashed.</summary>
    /// <exception cref="RegistryException">It is unknown what the tag points to.</exception>
    public async Task<ManifestHead> HeadManifestAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        var head = await AnyAsync(reference, "checking", async endpoint =>
        {
            var request = await ManifestRequestAsync(HttpMethod.Head, endpoint, reference, "checking", cancellationToken);
            using var answer = await SendAsync(request, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented) return null;
            await ThrowUnlessOkAsync(request, answer, cancellationToken);
            if (HeaderDigest(request, answer) is not { } digest) return null;
            if (reference.Digest is { } pinned && pinned != digest) throw Damaged(request, $"it answers with the digest {digest} where {pinned} was asked for");
            return new ManifestHead(digest, MediaTypeOf(answer), endpoint.CredentialHost);
        }, cancellationToken);
        if (head is not null) return head;
        var document = await GetManifestAsync(reference, cancellationToken);
        return new ManifestHead(document.Digest, document.MediaType, document.AnsweredBy);
    }

    /// <summary>The manifest or index behind a tag or digest, checked against the digest asked for and the one that the registry states.</summary>
    /// <exception cref="RegistryException">It cannot be had, or is not what was asked for.</exception>
    public Task<RegistryDocument> GetManifestAsync(ImageReference reference, CancellationToken cancellationToken) =>
        AnyAsync(reference, "reading manifest of", async endpoint =>
        {
            var request = await ManifestRequestAsync(HttpMethod.Get, endpoint, reference, "reading manifest of", cancellationToken);
            using var answer = await SendAsync(request, cancellationToken);
            await ThrowUnlessOkAsync(request, answer, cancellationToken);
            var mediaType = MediaTypeOf(answer);
            if (RegistryMediaTypes.IsSchema1(mediaType)) throw Damaged(request, "it is a schema 1 manifest, whose digest cannot be checked");
            var body = await ResponseBody.ReadAsync(answer, request, options.Limits.DocumentBytes, options.ResponseTimeout, cancellationToken);
            var stated = HeaderDigest(request, answer);
            var digest = reference.Digest ?? stated ?? Digest.OfSha256(body.Span);
            if (DigestOf(digest.Algorithm, body.Span) is var actual && actual != digest) throw Damaged(request, $"its content has the digest {actual}, not {digest}");
            if (stated is { } other && other.Algorithm == digest.Algorithm && other != digest) throw Damaged(request, $"its header states the digest {other}, its content has {digest}");
            return new RegistryDocument(body, digest, mediaType, endpoint.CredentialHost);
        }, cancellationToken);

    /// <summary>A small blob as a whole: a config, or an attestation. Checked against digest and size.</summary>
    /// <exception cref="RegistryException">It cannot be had, or is not what was asked for.</exception>
    public Task<RegistryDocument> GetBlobAsync(ImageReference repository, Digest digest, long? size, CancellationToken cancellationToken) =>
        AnyAsync(repository, "reading blob of", async endpoint =>
        {
            var request = await RequestAsync(HttpMethod.Get, endpoint, endpoint.BlobPath(digest), "reading blob of", repository, cancellationToken);
            using var answer = await SendAsync(request, cancellationToken);
            await ThrowUnlessOkAsync(request, answer, cancellationToken, digest);
            var body = await ResponseBody.ReadAsync(answer, request, options.Limits.DocumentBytes, options.ResponseTimeout, cancellationToken);
            if (size is { } expected && expected != body.Length) throw Damaged(request, $"blob {digest} has {body.Length} bytes, the manifest says {expected}");
            if (DigestOf(digest.Algorithm, body.Span) is var actual && actual != digest) throw Damaged(request, $"blob {digest} has the digest {actual}");
            return new RegistryDocument(body, digest, MediaTypeOf(answer), endpoint.CredentialHost);
        }, cancellationToken);

    /// <summary>A layer's bytes as stored, from the connection; a cut connection is taken up again. The digest is the reader's to check.</summary>
    /// <exception cref="RegistryException">It cannot be had; also thrown while reading.</exception>
    public Task<Stream> OpenBlobAsync(ImageReference repository, Digest digest, long? size, CancellationToken cancellationToken) =>
        AnyAsync<Stream>(repository, "reading layer of", async endpoint =>
        {
            var blob = new BlobDescription(size, "reading layer " + digest + " of", repository.Familiar, endpoint.CredentialHost);
            return await ResumableBlobStream.OpenAsync(async (from, cancellation) =>
            {
                var request = await RequestAsync(HttpMethod.Get, endpoint, endpoint.BlobPath(digest), blob.Doing, repository, cancellation) with { From = from };
                var answer = await SendAsync(request, cancellation);
                try
                {
                    if (answer.StatusCode != HttpStatusCode.PartialContent || from == 0) await ThrowUnlessOkAsync(request, answer, cancellation, digest);
                    return answer;
                }
                catch
                {
                    answer.Dispose();
                    throw;
                }
            }, blob, options, cancellationToken);
        }, cancellationToken);

    /// <summary>All tags of a repository, in the registry's order, without repetitions.</summary>
    /// <exception cref="RegistryException">The list is unknown, in whole or in part.</exception>
    public Task<ImmutableArray<string>> ListTagsAsync(ImageReference repository, CancellationToken cancellationToken) =>
        AnyAsync(repository, "listing tags of", async endpoint =>
        {
            var tags = ImmutableArray.CreateBuilder<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);

            // Docker Hub times out on large pages; ECR refuses, and ACR ignores, more than 1,000.
            var pageSize = endpoint.CredentialHost == ImageReference.DockerHub ? 100 : 1000;
            await foreach (var (request, page) in PagesAsync(endpoint, endpoint.TagsPath(pageSize), "listing tags of", repository, cancellationToken))
            {
                if (!TagPage.TryRead(page.Body.Span, seen, tags)) throw Damaged(request, "it is not a list of tags");
                if (tags.Count > options.Tags) throw Damaged(request, $"it lists more than {options.Tags} tags");
            }

            return tags.DrainToImmutable();
        }, cancellationToken);

    /// <summary>What refers to a manifest: signatures, SBOMs, attestations. By the referrers API, else by the tag that stands in for it.</summary>
    /// <param name="subject">Digest of the manifest or index referred to.</param>
    /// <param name="artifactType">Only of this type; null for all.</param>
    /// <exception cref="RegistryException">It is unknown what refers to it.</exception>
    public Task<Referrers> ListReferrersAsync(ImageReference repository, Digest subject, string? artifactType, CancellationToken cancellationToken) =>
        AnyAsync(repository, "listing referrers of", async endpoint =>
        {
            var found = ImmutableArray.CreateBuilder<Referrer>();
            await foreach (var (request, page) in PagesAsync(endpoint, endpoint.ReferrersPath(subject, artifactType), "listing referrers of", repository, cancellationToken))
            {
                if (page.Supported && ReferrerPage.TryRead(page.Body.Span, found)) continue;
                if (found.Count > 0) throw Damaged(request, "a page of its referrers is not an index");
                return await ReferrersByTagAsync(endpoint, repository, subject, artifactType, cancellationToken);
            }

            return new Referrers(Matching(found.DrainToImmutable(), artifactType), FromTag: false, endpoint.CredentialHost);
        }, cancellationToken);

    public void Dispose()
    {
        authenticator.Dispose();
        transport.Dispose();
    }

    private async Task<Referrers> ReferrersByTagAsync(
        RegistryEndpoint endpoint, ImageReference repository, Digest subject, string? artifactType, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(HttpMethod.Get, endpoint, endpoint.ManifestPath($"{subject.Algorithm}-{subject.Hex}"), "listing referrers of", repository, cancellationToken)
            with
        { Accept = [RegistryMediaTypes.OciIndex] };
        using var answer = await SendAsync(request, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound) return new Referrers([], FromTag: true, endpoint.CredentialHost);
        await ThrowUnlessOkAsync(request, answer, cancellationToken);
        var body = await ResponseBody.ReadAsync(answer, request, options.PageBytes, options.ResponseTimeout, cancellationToken);
        var found = ImmutableArray.CreateBuilder<Referrer>();
        if (!ReferrerPage.TryRead(body.Span, found)) throw Damaged(request, "its list of referrers is not an index");
        return new Referrers(Matching(found.DrainToImmutable(), artifactType), FromTag: true, endpoint.CredentialHost);
    }

    // Filtered here as well: OCI-Filters-Applied says that the registry did it, and doing it twice changes nothing.
    private static ImmutableArray<Referrer> Matching(ImmutableArray<Referrer> found, string? artifactType) =>
        artifactType is null ? found : found.RemoveAll(referrer => referrer.ArtifactType != artifactType);

    private async IAsyncEnumerable<(RegistryRequest Request, Page Page)> PagesAsync(
        RegistryEndpoint endpoint, string path, string doing, ImageReference repository,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var next = path;
        while (true)
        {
            var request = await RequestAsync(HttpMethod.Get, endpoint, next, doing, repository, cancellationToken) with { Accept = ["application/json", RegistryMediaTypes.OciIndex] };
            if (!visited.Add(request.Uri.PathAndQuery)) throw Damaged(request, "its pages lead in a circle");
            using var answer = await SendAsync(request, cancellationToken);
            if (visited.Count == 1 && IsUnsupported(path, answer.StatusCode))
            {
                yield return (request, new Page(default, Supported: false));
                yield break;
            }

            await ThrowUnlessOkAsync(request, answer, cancellationToken);
            yield return (request, new Page(await ResponseBody.ReadAsync(answer, request, options.PageBytes, options.ResponseTimeout, cancellationToken), Supported: true));
            var links = answer.Headers.NonValidated.TryGetValues("Link", out var values) ? values.ToArray() : [];
            var link = LinkHeader.Next(links, out var broken);
            if (broken) throw Damaged(request, "the link to its next page is broken");
            if (link is null) yield break;
            next = PageLink.Resolve(request.Uri, link, out var wrong) ?? throw Damaged(request, wrong);
        }
    }

    // A registry without the referrers API answers 404; some say 400, 405 or 501 to a path that they do not know.
    private static bool IsUnsupported(string path, HttpStatusCode status) =>
        path.Contains("/referrers/", StringComparison.Ordinal)
        && status is (HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented);

    /// <summary>Asks the mirrors in order, then the registry itself, whose answer counts in the end.</summary>
    private async Task<T> AnyAsync<T>(ImageReference reference, string doing, Func<RegistryEndpoint, Task<T>> ask, CancellationToken cancellationToken)
    {
        var mirrorFailures = new List<string>();
        foreach (var endpoint in RegistryEndpoint.For(reference, options))
        {
            try
            {
                return await ask(endpoint);
            }
            catch (RegistryException error) when (endpoint.MirrorOf is not null)
            {
                mirrorFailures.Add($"mirror {endpoint.Host}: {error.Problem.Wrong}");
                cancellationToken.ThrowIfCancellationRequested();
            }
            catch (RegistryException error) when (mirrorFailures.Count > 0)
            {
                var told = error.Problem with { Wrong = $"{error.Problem.Wrong} (before that, {string.Join("; ", mirrorFailures)})" };
                throw new RegistryException(told, error.Failure, error.Status, error);
            }
        }

        throw new RegistryException(new Problem(doing, reference.Familiar, "there is no place to ask", "check the mirrors"), RegistryFailure.Unreachable);
    }

    private async Task<RegistryRequest> ManifestRequestAsync(
        HttpMethod method, RegistryEndpoint endpoint, ImageReference reference, string doing, CancellationToken cancellationToken) =>
        await RequestAsync(method, endpoint, endpoint.ManifestPath(reference.Identifier), doing, reference, cancellationToken) with { Accept = RegistryMediaTypes.Manifests };

    private async Task<RegistryRequest> RequestAsync(
        HttpMethod method, RegistryEndpoint endpoint, string path, string doing, ImageReference reference, CancellationToken cancellationToken) =>
        new(method, await transport.UriAsync(endpoint, path, cancellationToken)) { Endpoint = endpoint, Doing = doing, Subject = reference.Familiar };

    private async Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var header = await authenticator.CurrentAsync(request, cancellationToken);
        var answer = await transport.SendAsync(request with { Authorization = header }, cancellationToken);
        Note(request.Endpoint, answer);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || !RedirectRules.SameOrigin(answer.RequestMessage!.RequestUri!, request.Uri)) return answer;
        try
        {
            header = await authenticator.AnswerAsync(request, answer, header, cancellationToken);
        }
        catch
        {
            answer.Dispose();
            throw;
        }

        if (header is null) return answer;
        answer.Dispose();
        answer = await transport.SendAsync(request with { Authorization = header }, cancellationToken);
        Note(request.Endpoint, answer);
        return answer;
    }

    private async Task ThrowUnlessOkAsync(RegistryRequest request, HttpResponseMessage answer, CancellationToken cancellationToken, Digest? blob = null)
    {
        var host = request.Endpoint.CredentialHost;
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK:
                return;
            case HttpStatusCode.NotFound:
                throw blob is { } digest ? RegistryProblems.BlobMissing(request.Subject, digest, host) : RegistryProblems.NotFound(request.Doing, request.Subject, host);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                var stored = await authenticator.StoredAsync(request.Endpoint, cancellationToken);
                throw RegistryProblems.Denied(request.Doing, request.Subject, host, answer.StatusCode, stored.Credential is not null, stored.Problem);
            default:
                throw RegistryProblems.Failed(request.Doing, request.Subject, host, answer.StatusCode);
        }
    }

    private void Note(RegistryEndpoint endpoint, HttpResponseMessage answer)
    {
        if (RateLimitHeaders.Read(answer) is { } limit) rateLimits[endpoint.CredentialHost] = limit;
    }

    private static Digest? HeaderDigest(RegistryRequest request, HttpResponseMessage answer)
    {
        if (!answer.Headers.NonValidated.TryGetValues("Docker-Content-Digest", out var values)) return null;
        return Digest.TryParse(values.ToString(), out var digest) ? digest : throw Damaged(request, "its Docker-Content-Digest is not a digest");
    }

    private static string? MediaTypeOf(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();

    private static Digest DigestOf(string algorithm, ReadOnlySpan<byte> content) => algorithm == "sha512" ? Sha512(content) : Digest.OfSha256(content);

    private static Digest Sha512(ReadOnlySpan<byte> content)
    {
        var text = "sha512:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA512.HashData(content));
        return Digest.TryParse(text, out var digest) ? digest : throw new InvalidOperationException("a SHA-512 hash is a digest");
    }

    private static RegistryException Damaged(RegistryRequest request, string wrong) => RegistryProblems.Damaged(request.Doing, request.Subject, request.Endpoint.CredentialHost, wrong);

    private readonly record struct Page(ReadOnlyMemory<byte> Body, bool Supported);
}
