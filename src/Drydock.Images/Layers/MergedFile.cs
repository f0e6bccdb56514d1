namespace Drydock.Images.Layers;

/// <summary>A kept file as it stands in the merged image.</summary>
/// <param name="Path">Where it is found; for a hard link, the link's own path.</param>
/// <param name="Layer">Index of the layer that put it there, from 0.</param>
/// <param name="File">Size, MD5 and kept content.</param>
public sealed record MergedFile(string Path, int Layer, KeptFile File);
