using System.Collections.Immutable;
using Docker.DotNet;
using Docker.DotNet.Models;
using Drydock.Images.References;

namespace Drydock.Images.Engines;

/// <summary>A Docker or Podman engine, for reading images.</summary>
/// <remarks>Docker Engine API, which Podman speaks too.</remarks>
public sealed class ContainerEngine : IDisposable
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    private readonly DockerClient client;

    private ContainerEngine(EngineEndpoint endpoint, DockerClient client) => (Endpoint, this.client) = (endpoint, client);

    /// <summary>Where it listens.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>Connects and asks whether somebody is there.</summary>
    /// <exception cref="EngineException">Nobody is, or this user may not.</exception>
    public static async Task<ContainerEngine> ConnectAsync(EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        var engine = new ContainerEngine(endpoint, new DockerClientBuilder().WithEndpoint(endpoint.Address).WithTimeout(Timeout.InfiniteTimeSpan).Build());
        try
        {
            await engine.AskAsync("connecting to", endpoint.ToString(), async (client, token) =>
            {
                await client.System.PingAsync(token);
                return true;
            }, cancellationToken);
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Every image of the engine, by name, then by id; intermediate ones are left out.</summary>
    /// <exception cref="EngineException">The engine cannot say.</exception>
    public async Task<ImmutableArray<LocalImage>> ListImagesAsync(CancellationToken cancellationToken)
    {
        var images = await AskAsync("listing images of", Endpoint.ToString(), static (client, token) => client.Images.ListImagesAsync(new ImagesListParameters(), token), cancellationToken);
        return [.. images.Where(static image => image.ID is not null).Select(Local).OrderBy(static i => i.Dangling).ThenBy(static i => i.Names.FirstOrDefault(), StringComparer.Ordinal).ThenBy(static i => i.Id, StringComparer.Ordinal)];
    }

    /// <summary>The image behind a name or id, as a source of its documents and of its archive. The source does not own the engine.</summary>
    /// <exception cref="EngineException">The engine does not have it.</exception>
    public async Task<EngineSource> OpenAsync(string nameOrId, CancellationToken cancellationToken)
    {
        var image = await InspectAsync(nameOrId, cancellationToken);
        return new EngineSource(this, nameOrId, image);
    }

    public void Dispose() => client.Dispose();

    internal Task<ImageInspectResponse> InspectAsync(string nameOrId, CancellationToken cancellationToken)
    {
        // Familiar for Docker, and what Podman resolves through its own list of registries.
        var name = ImageReference.TryParse(nameOrId, out var reference, out _) ? WithTag(reference).Familiar : nameOrId;
        return AskAsync("opening", EngineProblems.Shown(nameOrId), (client, token) => client.Images.InspectImageAsync(name, token), cancellationToken);
    }

    internal Task<IList<ImageHistoryResponse>> HistoryAsync(string id, string subject, CancellationToken cancellationToken) =>
        AskAsync("reading history of", subject, (client, token) => client.Images.GetImageHistoryAsync(id, token), cancellationToken);

    internal async Task<Stream> SaveAsync(string id, string subject, CancellationToken cancellationToken)
    {
        try
        {
            return new EngineArchiveStream(await client.Images.SaveImageAsync(id, cancellationToken), subject, Endpoint);
        }
        catch (Exception error) when (IsEngineError(error) && !cancellationToken.IsCancellationRequested)
        {
            throw EngineProblems.From(error, "saving", subject, Endpoint);
        }
    }

    private async Task<T> AskAsync<T>(string doing, string subject, Func<DockerClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(AnswerTimeout);
        try
        {
            return await ask(client, time.Token);
        }
        catch (Exception error) when (IsEngineError(error) && !cancellationToken.IsCancellationRequested)
        {
            throw EngineProblems.From(error, doing, subject, Endpoint);
        }
    }

    // What the client library throws for a peer that is absent, refuses, or talks nonsense.
    private static bool IsEngineError(Exception error) =>
        error is DockerApiException or HttpRequestException or IOException or System.Net.Sockets.SocketException or UnauthorizedAccessException
            or OperationCanceledException or TimeoutException or System.Text.Json.JsonException or InvalidOperationException or FormatException;

    private static ImageReference WithTag(ImageReference reference) => reference is { Tag: null, Digest: null } ? reference.With("latest", null) : reference;

    private static LocalImage Local(ImagesListResponse image) => new(
        image.ID,
        [.. (image.RepoTags ?? []).Where(static tag => !tag.Contains("<none>", StringComparison.Ordinal)).Select(Familiar).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Digests(image.RepoDigests),
        image.Size);

    private static string Familiar(string name) => ImageReference.TryParse(name, out var reference, out _) ? reference.Familiar : name;

    private static ImmutableArray<Digest> Digests(IList<string>? repoDigests)
    {
        var digests = new SortedSet<Digest>();
        foreach (var entry in repoDigests ?? [])
        {
            if (Digest.TryParse(entry.AsSpan(entry.LastIndexOf('@') + 1), out var digest)) digests.Add(digest);
        }

        return [.. digests];
    }
}
