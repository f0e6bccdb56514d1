namespace Drydock.TestKit.Images;

/// <summary>How a made layer is stored.</summary>
public enum LayerCompression
{
    None,
    Gzip,
    Zstd,
}
