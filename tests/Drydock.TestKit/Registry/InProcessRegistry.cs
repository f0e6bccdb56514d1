using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Drydock.Images;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Drydock.TestKit.Registry;

/// <summary>A registry on Kestrel and a loopback port, for reading, with faults to switch on and a log of its requests.</summary>
public sealed class InProcessRegistry : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RegistryRepository> repositories = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<LoggedRequest> log = new();
    private readonly ConcurrentDictionary<string, int> tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Digest, int> cuts = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly WebApplication host;
    private long sentBytes;
    private int issued;
    private int failures;
    private int disposed;

    private InProcessRegistry(WebApplication host) => this.host = host;

    public RegistryFaults Faults { get; } = new();

    /// <summary>Host and port, as in a reference.</summary>
    public string Host { get; private set; } = "";

    /// <summary>Everything asked for so far, in order.</summary>
    public IReadOnlyList<LoggedRequest> Log => [.. log];

    /// <summary>Bytes of bodies sent so far.</summary>
    public long SentBytes => Interlocked.Read(ref sentBytes);

    /// <summary>Starts an empty registry.</summary>
    public static async Task<InProcessRegistry> StartAsync(Action<RegistryFaults>? with = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var registry = new InProcessRegistry(builder.Build());
        with?.Invoke(registry.Faults);
        registry.host.Run(registry.AnswerAsync);
        await registry.host.StartAsync();
        var address = registry.host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        registry.Host = new Uri(address).Authority;
        return registry;
    }

    /// <summary>The repository of a name, made when it is new.</summary>
    public RegistryRepository Repository(string name) => repositories.GetOrAdd(name, static _ => new RegistryRepository());

    /// <summary>How often something of a kind was asked for, HEAD and GET.</summary>
    public int Count(string kind) => log.Count(request => request.Kind == kind);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await stopping.CancelAsync();
        await host.DisposeAsync();
        stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        var place = RegistryPlace.Of(path);
        var authorization = request.Headers.Authorization.ToString();
        log.Enqueue(new LoggedRequest(request.Method, path, request.QueryString.Value ?? "", authorization.Length == 0 ? null : authorization.Split(' ')[0],
            request.Headers.Range.ToString() is { Length: > 0 } range ? range : null, path == "/token" ? "token" : place?.Kind ?? "other"));
        if (Faults.StallAnswer) await Task.Delay(Timeout.Infinite, stopping.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        if (path == "/token") await TokenAsync(context);
        else if (Faults.FailFirst is var (count, status) && Interlocked.Increment(ref failures) <= count) Fail(context, status);
        else if (Faults.RedirectLoop) Redirect(context, path);
        else if (!Authorized(authorization)) Challenge(context);
        else if (place is null || !repositories.TryGetValue(place.Repository, out var repository)) context.Response.StatusCode = path == "/v2/" ? 200 : 404;
        else await AnswerAsync(context, place, repository);
    }

    private Task AnswerAsync(HttpContext context, RegistryPlace place, RegistryRepository repository) => place.Kind switch
    {
        "manifest" => ManifestAsync(context, repository, place.Name),
        "blob" => BlobAsync(context, repository, place),
        "tags" => TagsAsync(context, repository),
        _ => ReferrersAsync(context, repository, place.Name),
    };

    private void Fail(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (Faults.RetryAfter is { } wait) context.Response.Headers.RetryAfter = wait;
    }

    private static void Redirect(HttpContext context, string location)
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = location;
    }

    private bool Authorized(string authorization)
    {
        if (Faults.Challenge is not null) return false;
        if (Faults.Bearer)
        {
            if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal)) return false;
            var token = authorization[7..];
            return tokens.ContainsKey(token) && tokens.AddOrUpdate(token, 0, static (_, left) => left - 1) >= 0;
        }

        return Faults.Login is null || IsLogin(authorization);
    }

    private bool IsLogin(string authorization) =>
        Faults.Login is var (user, password) && authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    private void Challenge(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = Faults.Challenge
            ?? (Faults.Bearer ? $"Bearer realm=\"{Faults.Realm ?? $"http://{Host}/token"}\",service=\"in-process\",scope=\"repository:test:pull\"" : "Basic realm=\"in-process\"");
    }

    private async Task TokenAsync(HttpContext context)
    {
        var request = context.Request;
        var known = Faults.Login is null || IsLogin(request.Headers.Authorization.ToString());
        if (Faults.RefreshToken is { } refresh)
        {
            var form = request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : null;
            known = form is not null && form["grant_type"] == "refresh_token" && form["refresh_token"] == refresh;
        }

        if (!known)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var token = $"token-{Interlocked.Increment(ref issued)}";
        tokens[token] = Faults.TokenUses;
        await SendAsync(context, Encoding.UTF8.GetBytes($$"""{"access_token":"{{token}}","expires_in":{{Faults.TokenSeconds}}}"""), "application/json");
    }

    private async Task ManifestAsync(HttpContext context, RegistryRepository repository, string name)
    {
        if (HttpMethods.IsHead(context.Request.Method) && Faults.NoHead)
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (!repository.Manifests.TryGetValue(name, out var manifest))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = context.Response.Headers;
        if (!Faults.NoDigestHeader) headers["Docker-Content-Digest"] = Faults.DigestHeader ?? Digest.OfSha256(manifest.Content).ToString();
        if (Faults.RateLimit is var (limit, remaining))
        {
            headers["ratelimit-limit"] = $"{limit};w=21600";
            headers["ratelimit-remaining"] = $"{remaining};w=21600";
        }

        await SendAsync(context, Faults.OtherManifest ?? manifest.Content, Faults.ManifestType ?? manifest.MediaType);
    }

    private async Task BlobAsync(HttpContext context, RegistryRepository repository, RegistryPlace place)
    {
        if (!Digest.TryParse(place.Name, out var digest) || !repository.Blobs.TryGetValue(digest, out var content) || Faults.MissingBlobs.Contains(digest))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (Faults.BlobRedirect is { } elsewhere)
        {
            Redirect(context, elsewhere + context.Request.Path);
            return;
        }

        if (Faults.WrongBlob) content = [.. content.Select(static b => unchecked((byte)~b))];
        if (Faults.LongBlob) content = [.. content, 0];
        var from = 0;
        if (Faults.Ranges && context.Request.GetTypedHeaders().Range is { } range)
        {
            from = (int)(range.Ranges.First().From ?? 0);
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
        }

        var rest = content.AsMemory(from);
        if (Faults.CutBlob is var (count, bytes) && cuts.AddOrUpdate(digest, 1, static (_, n) => n + 1) <= count) await CutAsync(context, rest, bytes);
        else if (Faults.StallBlob) await StallAsync(context, rest);
        else await SendAsync(context, rest, "application/octet-stream");
    }

    private async Task CutAsync(HttpContext context, ReadOnlyMemory<byte> content, int bytes)
    {
        context.Response.ContentLength = content.Length;
        var sent = content[..Math.Min(bytes, content.Length)];
        Interlocked.Add(ref sentBytes, sent.Length);
        await context.Response.Body.WriteAsync(sent, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);

        // Fewer bytes than announced: Kestrel closes the connection behind what was sent.
    }

    private async Task StallAsync(HttpContext context, ReadOnlyMemory<byte> content)
    {
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content[..1], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.Infinite, stopping.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    private async Task TagsAsync(HttpContext context, RegistryRepository repository)
    {
        var query = context.Request.Query;
        var size = int.TryParse(query["n"], CultureInfo.InvariantCulture, out var asked) ? asked : (int?)null;
        if (Faults.StrictPageSize && (size is null or > 1000))
        {
            context.Response.StatusCode = size is null ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var start = query["last"].ToString() is { Length: > 0 } last ? repository.Tags.ToList().IndexOf(last) + 1 : 0;
        var page = repository.Tags.Skip(start).Take(Faults.PageSize ?? size ?? 100).ToArray();
        if (start + page.Length < repository.Tags.Count || Faults.LoopingLink)
        {
            var next = Faults.LoopingLink ? "" : "&last=" + Uri.EscapeDataString(page[^1]);
            context.Response.Headers.Link = Faults.Link($"{context.Request.Path}?n={size ?? 100}{next}");
        }

        await SendAsync(context, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["name"] = "x", ["tags"] = page }), "application/json");
    }

    private async Task ReferrersAsync(HttpContext context, RegistryRepository repository, string subject)
    {
        if (!Faults.ReferrersApi)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (Faults.FiltersReferrers) context.Response.Headers["OCI-Filters-Applied"] = "artifactType";
        var empty = """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}"""u8.ToArray();
        var content = repository.Manifests.TryGetValue("referrers:" + subject, out var index) ? index.Content : empty;
        await SendAsync(context, content, "application/vnd.oci.image.index.v1+json");
    }

    private async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> content, string? type)
    {
        if (!string.IsNullOrEmpty(type)) context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        Interlocked.Add(ref sentBytes, content.Length);
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
