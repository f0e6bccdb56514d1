namespace Drydock.Images;

/// <summary>A source that knows its image's documents but hands out the layers only all at once, as one docker-archive or OCI archive: an engine's
/// <c>save</c>. <see cref="IImageSource.OpenLayerAsync"/> is never called on it.</summary>
public interface IArchiveStreamSource : IImageSource
{
    /// <summary>Opens the archive as a forward-only stream.</summary>
    Task<Stream> OpenArchiveAsync(CancellationToken cancellationToken);
}
