namespace Drydock.Images.Archives;

/// <summary>An image in an uncompressed archive file. Layers are read in place; an uncompressed one is walked from header to header, so that the cost
/// follows entries, not bytes.</summary>
/// <param name="choice">Which image, where the archive holds several.</param>
/// <param name="verify">Read every byte of uncompressed layers too, to check their digests.</param>
public sealed class PlainArchiveSource(string path, ArchiveKind kind, string? choice, bool verify, Limits limits) : IImageSource
{
    private PlainArchive? archive;

    public Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken)
    {
        archive ??= new PlainArchive(path, limits, cancellationToken);
        return Task.FromResult(kind == ArchiveKind.Oci ? new OciLayout(archive, choice).Resolve(platform) : new DockerManifest(archive, choice).Resolve(platform));
    }

    public Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken)
    {
        var slice = (archive ?? throw new InvalidOperationException("Resolve the image first.")).Slice(layer.Location!);
        return Task.FromResult(new LayerBlob(slice, verify || Compression.Of(slice) != Compression.None));
    }

    public ValueTask DisposeAsync()
    {
        archive?.Dispose();
        return ValueTask.CompletedTask;
    }
}
