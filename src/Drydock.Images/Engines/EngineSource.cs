using System.Collections.Immutable;
using Docker.DotNet.Models;

namespace Drydock.Images.Engines;

/// <summary>An image of a container engine. Its documents come from inspection, its layers all at once from the engine's <c>save</c>, as a stream.</summary>
public sealed class EngineSource : IArchiveStreamSource
{
    private const string LayerType = "application/vnd.docker.image.rootfs.diff.tar";

    private readonly ContainerEngine engine;
    private readonly ImageInspectResponse image;
    private readonly string reference;
    private bool ownsEngine;

    internal EngineSource(ContainerEngine engine, string reference, ImageInspectResponse image) =>
        (this.engine, this.reference, this.image) = (engine, EngineProblems.Shown(reference), image);

    /// <summary>Disposes the engine with this source.</summary>
    internal EngineSource OwningEngine()
    {
        ownsEngine = true;
        return this;
    }

    public string Subject => reference;

    /// <summary>The platform that the engine holds; null when it does not say.</summary>
    internal Platform? Platform => image is { Os.Length: > 0, Architecture.Length: > 0 } ? Images.Platform.Normal(image.Os, image.Architecture, image.Variant) : null;

    public async Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken)
    {
        var has = Platform ?? throw EngineProblems.Odd("opening", reference, engine.Endpoint, "an image without a platform");
        if (platform is { } wanted && wanted != has) throw EngineProblems.OtherPlatform(reference, engine.Endpoint, has, wanted);
        var layers = Layers();
        var history = await engine.HistoryAsync(image.ID, reference, cancellationToken);
        return new ImageManifest
        {
            Reference = reference,
            ManifestDigest = ManifestDigest,
            ConfigDigest = ConfigDigest,
            Platform = has,
            Layers = layers,
            History = EngineHistory.Read(history, layers.Length),
            Labels = image.Config?.Labels?.ToImmutableSortedDictionary(StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, string>.Empty,
            Environment = [.. image.Config?.Env ?? []],
            User = image.Config?.User is { Length: > 0 } user ? user : null,
            Config = EngineConfig.Of(image.Config),
            AnsweredBy = engine.Endpoint.ToString(),
        };
    }

    public Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken) =>
        throw new NotSupportedException("an engine hands out all layers at once: OpenArchiveAsync");

    /// <summary>Opens the archive by the image's id, so that a tag that moves meanwhile changes nothing.</summary>
    public Task<Stream> OpenArchiveAsync(CancellationToken cancellationToken) => engine.SaveAsync(image.ID, reference, cancellationToken);

    public ValueTask DisposeAsync()
    {
        if (ownsEngine) engine.Dispose();
        return ValueTask.CompletedTask;
    }

    // With the containerd store the id is the manifest's or index's digest, with the classic store the config's.
    private Digest? ConfigDigest => StoreIsContainerd ? null : DigestOf(image.ID);

    private Digest? ManifestDigest =>
        image.Descriptor is { MediaType: { } type } && type.Contains("manifest.v", StringComparison.Ordinal) ? DigestOf(image.Descriptor.Digest) : null;

    private bool StoreIsContainerd => image.Descriptor?.Digest is { Length: > 0 } digest && digest == image.ID;

    private ImmutableArray<ImageLayer> Layers()
    {
        var layers = ImmutableArray.CreateBuilder<ImageLayer>();
        foreach (var text in image.RootFS?.Layers ?? [])
        {
            if (!Digest.TryParse(text, out var diffId)) throw EngineProblems.Odd("opening", reference, engine.Endpoint, "a layer without a digest");
            layers.Add(new ImageLayer(layers.Count, null, diffId, null, LayerType));
        }

        return layers.DrainToImmutable();
    }

    private static Digest? DigestOf(string? id)
    {
        if (id is null) return null;
        return Digest.TryParse(id.Contains(':', StringComparison.Ordinal) ? id : "sha256:" + id, out var digest) ? digest : null;
    }
}
