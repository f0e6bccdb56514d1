namespace Drydock.Images.Layers;

/// <summary>The layers of one image, however its source hands them out.</summary>
internal interface ILayers
{
    /// <summary>The image; known after the first read at the latest.</summary>
    ImageManifest Manifest { get; }

    /// <summary>False once a layer was walked without checking its digests.</summary>
    bool Verified { get; }

    /// <summary>Layers that could not be had, lowest first.</summary>
    IEnumerable<Problem> Problems { get; }

    /// <summary>Reads every layer; the facts come lowest first.</summary>
    Task<LayerFacts[]> ReadAsync(WantedFiles wanted, CancellationToken cancellationToken);
}
