using Drydock.Images.Layers;

namespace Drydock.Images;

/// <summary>Reads an image from any source: resolves it, reads the layers that are not known yet, verifies and merges them.</summary>
public sealed class ImageReader(IFileSelector selector, LayerCache? cache, Limits limits, TimeProvider clock)
{
    /// <summary>Reads one image.</summary>
    /// <param name="progress">Told the stored bytes read so far and in all, per layer; null for silence.</param>
    public Task<ImageContents> ReadAsync(IImageSource source, Platform? platform, IProgress<LayerProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{selector} {cache is null} {limits} {clock} {source} {platform} {progress is null}");

    /// <summary>Reads a root file system or source folder as one layer without a digest. Symbolic links are never followed out of it.</summary>
    public Task<ImageContents> ReadFolderAsync(string folder, CancellationToken cancellationToken) =>
        throw new NotSupportedException(folder);
}
