namespace Drydock.Images.Archives;

/// <summary>An image in an archive file that is compressed as a whole: it can only be read from front to back, its documents included.</summary>
/// <param name="choice">Which image, where the archive holds several.</param>
public sealed class CompressedArchiveSource(string path, ArchiveKind kind, string? choice) : IArchiveStreamSource
{
    public bool DocumentsAreInArchive => true;

    public string Subject => path;

    /// <summary>True when a file is compressed as a whole.</summary>
    /// <exception cref="ArchiveException">It cannot be read.</exception>
    public static bool IsCompressed(string path)
    {
        using var file = Open(path);
        return Compression.Of(file) != Compression.None;
    }

    public Task<Stream> OpenArchiveAsync(CancellationToken cancellationToken)
    {
        var file = Open(path);
        return Task.FromResult(Compression.Unpack(file, Compression.Of(file)));
    }

    public Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken) => throw new NotSupportedException("the documents are in the archive");

    public Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken) => throw new NotSupportedException("the layers come with the archive");

    ImageManifest IArchiveStreamSource.Resolve(StreamedArchive archive, Platform? platform) =>
        kind == ArchiveKind.Oci ? new OciLayout(archive, choice).Resolve(platform) : new DockerManifest(archive, choice).Resolve(platform);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(path, e.Message, e);
        }
    }
}
