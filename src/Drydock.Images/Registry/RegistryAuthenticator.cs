using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Images.Registry;

/// <summary>Answers the challenges of registries. Credentials are looked up for the exact host that asks and sent nowhere else but to a token
/// server that the rules allow; tokens are kept per token server, service and scope until they expire.</summary>
internal sealed class RegistryAuthenticator(RegistryTransport transport, RegistryOptions options, IRegistryCredentials credentials, TimeProvider clock) : IDisposable
{
    // What a repository asked for last, so that later requests bring the token along.
    private readonly ConcurrentDictionary<(string Host, string Repository), AuthenticationChallenge> challenges = new();
    private readonly ConcurrentDictionary<(string Realm, string Service, string Scope), Token> tokens = new();
    private readonly SemaphoreSlim fetching = new(1);

    /// <summary>The header for a repository that has asked before; null to ask without one.</summary>
    public async Task<AuthenticationHeaderValue?> CurrentAsync(RegistryRequest request, CancellationToken cancellationToken) =>
        challenges.TryGetValue(Key(request.Endpoint), out var challenge) ? await HeaderAsync(request, challenge, refused: null, cancellationToken) : null;

    /// <summary>The header that answers a 401; null when there is nothing (else) to say.</summary>
    /// <param name="refused">The header that the refused request carried.</param>
    public async Task<AuthenticationHeaderValue?> AnswerAsync(
        RegistryRequest request, HttpResponseMessage answer, AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        var headers = answer.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var values) ? values.ToArray() : [];
        if (AuthenticationChallenge.Read(headers) is not { } challenge) return null;
        challenges[Key(request.Endpoint)] = challenge;
        var header = await HeaderAsync(request, challenge, refused, cancellationToken);
        return header is null || header.Equals(refused) ? null : header;
    }

    /// <summary>What is stored for a registry, for the message when it refuses.</summary>
    public Task<FoundCredential> StoredAsync(RegistryEndpoint endpoint, CancellationToken cancellationToken) =>
        credentials.FindAsync(endpoint.CredentialHost, endpoint.FullRepository, cancellationToken);

    public void Dispose() => fetching.Dispose();

    private async Task<AuthenticationHeaderValue?> HeaderAsync(
        RegistryRequest request, AuthenticationChallenge challenge, AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        var stored = (await StoredAsync(request.Endpoint, cancellationToken)).Credential;
        if (challenge.Scheme == "basic") return stored is { User: not null, Password: not null } ? Basic(stored) : null;
        if (stored?.RegistryToken is { } direct) return new AuthenticationHeaderValue("Bearer", direct);
        if (challenge.Realm is null) return null;
        var scope = challenge.Scope is { Length: > 0 and <= 2048 } asked ? asked : $"repository:{request.Endpoint.FullRepository}:pull";
        var key = (challenge.Realm, challenge.Service ?? "", scope);
        await fetching.WaitAsync(cancellationToken);
        try
        {
            if (tokens.TryGetValue(key, out var known) && known.Expires > clock.GetUtcNow() && known.Value != refused?.Parameter)
            {
                return new AuthenticationHeaderValue("Bearer", known.Value);
            }

            var token = await FetchAsync(request, challenge, scope, stored, cancellationToken);
            tokens[key] = token;
            return new AuthenticationHeaderValue("Bearer", token.Value);
        }
        finally
        {
            fetching.Release();
        }
    }

    private async Task<Token> FetchAsync(
        RegistryRequest request, AuthenticationChallenge challenge, string scope, RegistryCredential? stored, CancellationToken cancellationToken)
    {
        var endpoint = request.Endpoint;
        var plain = request.Uri.Scheme == Uri.UriSchemeHttp;
        if (!RealmRules.Allows(challenge.Realm!, endpoint, options, plain, transport.IsPrivate(endpoint.Host), stored is not null, out var realm, out var wrong))
        {
            throw RegistryProblems.Forbidden(request.Doing, request.Subject, endpoint.Host, wrong, RegistryProblems.AllowRealm);
        }

        var ask = TokenRequest(request, realm, challenge.Service, scope, stored);
        using var answer = await transport.SendAsync(ask, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw (int)answer.StatusCode is 401 or 403 or 400
                ? RegistryProblems.Denied(request.Doing, request.Subject, endpoint.CredentialHost, answer.StatusCode, stored is not null,
                    (await StoredAsync(endpoint, cancellationToken)).Problem)
                : RegistryProblems.Failed(request.Doing, request.Subject, realm.Authority, answer.StatusCode);
        }

        var body = await ResponseBody.ReadAsync(answer, ask, options.PageBytes, options.ResponseTimeout, cancellationToken);
        var (value, lifetime) = TokenAnswer.Read(body.Span);
        return value is null
            ? throw RegistryProblems.Damaged(request.Doing, request.Subject, realm.Authority, "its token server sent no usable token")
            : new Token(value, clock.GetUtcNow() + lifetime);
    }

    private static RegistryRequest TokenRequest(RegistryRequest request, Uri realm, string? service, string scope, RegistryCredential? stored)
    {
        var fields = new StringBuilder();
        if (service is { Length: > 0 and <= 1024 }) fields.Append("service=").Append(Uri.EscapeDataString(service)).Append('&');
        fields.Append("scope=").Append(Uri.EscapeDataString(scope));
        if (stored?.IdentityToken is { } identity)
        {
            fields.Append("&grant_type=refresh_token&client_id=drydock&refresh_token=").Append(Uri.EscapeDataString(identity));
            return Ask(HttpMethod.Post, realm) with { Form = fields.ToString() };
        }

        if (stored?.User is { } user) fields.Append("&account=").Append(Uri.EscapeDataString(user));
        var query = realm.Query.Length > 1 ? realm.Query + "&" : "?";
        var uri = new UriBuilder(realm) { Query = query + fields }.Uri;
        return Ask(HttpMethod.Get, uri) with { Authorization = stored is { User: not null, Password: not null } ? Basic(stored) : null };

        // A token server has no reason to redirect; following it would carry the request where no rule looked.
        RegistryRequest Ask(HttpMethod method, Uri target) =>
            new(method, target) { Endpoint = request.Endpoint, Doing = request.Doing, Subject = request.Subject, FollowRedirects = false, Accept = ["application/json"] };
    }

    private static AuthenticationHeaderValue Basic(RegistryCredential stored) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{stored.User}:{stored.Password}")));

    private static (string Host, string Repository) Key(RegistryEndpoint endpoint) => (endpoint.Host, endpoint.FullRepository);

    private sealed record Token(string Value, DateTimeOffset Expires);
}
