using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Images.Registry;

/// <summary>An image in a registry. Resolving costs the index, the platform's manifest and the config; layers are only read when asked for.</summary>
public sealed class RegistrySource : IImageSource
{
    private const int MaxIndexDepth = 3;
    private const string Doing = "reading manifest of";

    private readonly RegistryClient client;
    private readonly ImageReference reference;
    private readonly IDisposable? owned;

    /// <param name="client">Kept open; it serves other images too.</param>
    public RegistrySource(RegistryClient client, ImageReference reference)
        : this(client, reference, owned: null)
    {
    }

    internal RegistrySource(RegistryClient client, ImageReference reference, IDisposable? owned) => (this.client, this.reference, this.owned) = (client, reference, owned);

    /// <exception cref="RegistryException">It cannot be had, or is not an image for the platform.</exception>
    public async Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken)
    {
        var document = await client.GetManifestAsync(reference, cancellationToken);
        var reading = Parse(document);
        ManifestDescriptor? chosen = null;
        ImmutableArray<ManifestDescriptor> siblings = [];
        for (var depth = 0; reading.Manifests is { } manifests; depth++)
        {
            if (depth == MaxIndexDepth) throw Damaged(document, "its indexes lie more than 3 deep");
            siblings = manifests;
            chosen = PlatformChoice.Choose(manifests, platform) ?? throw NoPlatform(document, manifests, platform);
            document = await client.GetManifestAsync(reference.With(null, chosen.Digest), cancellationToken);
            if (document.Content.Length != chosen.Size) throw Damaged(document, $"manifest {chosen.Digest} has {document.Content.Length} bytes, the index says {chosen.Size}");
            reading = Parse(document);
        }

        var config = await ConfigAsync(document, reading, cancellationToken);
        var has = PlatformOf(chosen, config);
        if (platform is { } wanted && !PlatformChoice.Runs(has, wanted)) throw OtherPlatform(document, has, wanted);
        var labels = Labels(reading.Annotations, chosen?.Annotations, config.Labels);
        return new ImageManifest
        {
            Reference = reference.Familiar,
            ManifestDigest = document.Digest,
            ConfigDigest = reading.Config!.Digest,
            Platform = has,
            Layers = [.. reading.Layers.Select((layer, i) => new ImageLayer(i, layer.Digest, config.DiffIds[i], layer.Size, layer.MediaType))],
            History = config.History,
            Labels = labels,
            Environment = config.Environment,
            User = config.User,
            Config = config.Config,
            Platforms = PlatformChoice.Named(siblings),
            AnsweredBy = document.AnsweredBy == reference.Registry ? $"registry {reference.Registry}" : $"registry {document.AnsweredBy} (for {reference.Registry})",
            ProvenanceBase = await ProvenanceAsync(document.Digest, siblings, labels, cancellationToken),
        };
    }

    /// <exception cref="RegistryException">The registry does not have it; also thrown while reading.</exception>
    public async Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken)
    {
        var digest = layer.Digest ?? throw new ArgumentException("a layer of a registry has a digest", nameof(layer));
        return new LayerBlob(await client.OpenBlobAsync(reference, digest, layer.Size, cancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        owned?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ConfigReading> ConfigAsync(RegistryDocument document, ManifestReading reading, CancellationToken cancellationToken)
    {
        if (reading.Layers.Length > client.Options.Limits.Layers) throw Damaged(document, $"it has more than {client.Options.Limits.Layers} layers");
        var type = reading.Config!.MediaType;
        if (!IsConfigType(type))
        {
            throw new RegistryException(
                new Problem(Doing, reference.Familiar, $"it is not a container image but {ReferenceProblems.Shown(type)}", "check the name and tag"), RegistryFailure.NotFound);
        }

        var blob = await client.GetBlobAsync(reference, reading.Config.Digest, reading.Config.Size, cancellationToken);
        var config = ConfigReading.Read(blob.Content) ?? throw Damaged(document, "its config is not an image config");
        return config.DiffIds.Length == reading.Layers.Length
            ? config
            : throw Damaged(document, $"its config tells of {config.DiffIds.Length} layers, its manifest of {reading.Layers.Length}");
    }

    /// <summary>The base that BuildKit's provenance names. That it cannot be read leaves the base unknown and the image as it is.</summary>
    private async Task<BaseImage?> ProvenanceAsync(
        Digest manifest, ImmutableArray<ManifestDescriptor> siblings, ImmutableSortedDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        var attestation = siblings.FirstOrDefault(sibling => sibling.IsAttestation && sibling.Annotations.GetValueOrDefault("vnd.docker.reference.digest") == manifest.ToString());
        if (attestation is null || !client.Options.ReadProvenance) return null;
        try
        {
            var document = await client.GetManifestAsync(reference.With(null, attestation.Digest), cancellationToken);
            var reading = ManifestReading.Read(document.Content, document.MediaType, out _);
            if (reading?.Layers.FirstOrDefault(BuildKitProvenance.IsProvenance) is not { } layer || layer.Size > client.Options.Limits.DocumentBytes) return null;
            var statement = await client.GetBlobAsync(reference, layer.Digest, layer.Size, cancellationToken);
            return BuildKitProvenance.Read(statement.Content, labels.GetValueOrDefault("org.opencontainers.image.base.name"));
        }
        catch (RegistryException)
        {
            return null;
        }
    }

    // Registries of old have given configs whatever type their web server made up; what the config is, its content tells.
    private static bool IsConfigType(string type) =>
        type is "" or "application/vnd.oci.image.config.v1+json" or "application/vnd.docker.container.image.v1+json"
            or "application/octet-stream" or "application/json" or "text/html";

    // Configs often leave the variant out that the index names.
    private static Platform PlatformOf(ManifestDescriptor? chosen, ConfigReading config) =>
        chosen?.Platform is { } named && named.Os == config.Platform.Os && named.Architecture == config.Platform.Architecture ? named : config.Platform;

    private ManifestReading Parse(RegistryDocument document) =>
        ManifestReading.Read(document.Content, document.MediaType, out var wrong) ?? throw Damaged(document, wrong!);

    private static ImmutableSortedDictionary<string, string> Labels(params ImmutableSortedDictionary<string, string>?[] firstWins)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in firstWins.SelectMany(static map => map ?? ImmutableSortedDictionary<string, string>.Empty)) labels.TryAdd(name, value);
        return labels.ToImmutable();
    }

    private RegistryException Damaged(RegistryDocument document, string wrong) => RegistryProblems.Damaged(Doing, reference.Familiar, document.AnsweredBy, wrong);

    private RegistryException NoPlatform(RegistryDocument document, ImmutableArray<ManifestDescriptor> manifests, Platform? platform) => new(
        new Problem(Doing, reference.Familiar, $"registry {document.AnsweredBy} has it for {ReferenceProblems.Plain(PlatformChoice.Listed(manifests))}, not for {platform ?? PlatformChoice.Machine}",
            "choose one of them with --platform"), RegistryFailure.NotFound);

    private RegistryException OtherPlatform(RegistryDocument document, Platform has, Platform wanted) => new(
        new Problem(Doing, reference.Familiar, $"registry {document.AnsweredBy} has it for {ReferenceProblems.Plain(has.ToString())}, not for {wanted}", "choose that one with --platform"), RegistryFailure.NotFound);
}
