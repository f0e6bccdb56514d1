namespace Drydock.Images;

/// <summary>A source that was taken because another could not answer; when it fails too, one sentence says what both said.</summary>
internal sealed class FallbackSource(IImageSource source, ProblemException first) : IImageSource
{
    public async Task<ImageManifest> ResolveAsync(Platform? platform, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ResolveAsync(platform, cancellationToken);
        }
        catch (ProblemException second)
        {
            throw new ProblemException(second.Problem with { Wrong = $"{second.Problem.Wrong} (and {first.Problem.Subject}: {first.Problem.Wrong})" }, second);
        }
    }

    public Task<LayerBlob> OpenLayerAsync(ImageLayer layer, CancellationToken cancellationToken) => source.OpenLayerAsync(layer, cancellationToken);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
