namespace Drydock.Images.Layers;

/// <summary>Facts of layers already read, in one SQLite file that many processes share.</summary>
public sealed class LayerCache : IDisposable
{
    public void Dispose()
    {
    }
}
