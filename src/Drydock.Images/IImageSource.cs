namespace Drydock.Images;

/// <summary>A place that an image is read from: registry, layout, archive, engine. It delivers the image's documents and its layers as stored;
/// platform choice, verification, decompression and merging are written once on top (<see cref="ImageReader"/>).</summary>
public interface IImageSource : IAsyncDisposable
{
    /// <summary>Reads and verifies the manifest and config for a platform.</summary>
    /// <param name="platform">The platform asked for, or null for this machine's (linux/amd64 on an unusual host).</param>
    /// <exception cref="ProblemException">The image is absent, damaged, or has no such platform.</exception>
    Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken);

    /// <summary>Opens one layer's bytes as stored. The caller verifies and disposes them.</summary>
    /// <exception cref="ProblemException">The layer cannot be had.</exception>
    Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken);
}
