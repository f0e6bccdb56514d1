namespace Drydock.Images.Archives;

/// <summary>An image in an OCI image layout folder.</summary>
/// <param name="folder">The folder with <c>index.json</c>.</param>
/// <param name="choice">A tag or a digest of <c>index.json</c>; null where the layout holds one image.</param>
public sealed class OciLayoutSource(string folder, string? choice, Limits limits) : IImageSource
{
    private readonly FolderFiles files = new(folder, limits);

    public Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken) => Task.FromResult(new OciLayout(files, choice).Resolve(platform));

    public Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken) => Task.FromResult(new LayerBlob(files.Open(layer.Location!)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
