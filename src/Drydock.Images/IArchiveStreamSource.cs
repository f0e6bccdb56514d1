using Drydock.Images.Archives;

namespace Drydock.Images;

/// <summary>A source that hands out the layers only all at once, as one docker-archive or OCI archive: an engine's <c>save</c>, or a compressed archive file.
/// <see cref="IImageSource.OpenLayerAsync"/> is never called on it.</summary>
public interface IArchiveStreamSource : IImageSource
{
    /// <summary>True when the manifest is known only once the archive has been read; then <see cref="IImageSource.ResolveAsync"/> is never called.</summary>
    bool DocumentsAreInArchive => false;

    /// <summary>What is read, for messages.</summary>
    string Subject { get; }

    /// <summary>Opens the archive as a forward-only stream.</summary>
    Task<Stream> OpenArchiveAsync(CancellationToken cancellationToken);

    /// <summary>Finds the image in the archive that was read, where <see cref="DocumentsAreInArchive"/>.</summary>
    internal ImageManifest Resolve(StreamedArchive archive, Platform? platform) => throw new NotSupportedException("the source knows its image");
}
