namespace Drydock.Images.Layers;

/// <summary>A symbolic or hard link in a layer.</summary>
/// <param name="Path">The link's own normalised path.</param>
/// <param name="Target">For a symbolic link the text as stored (absolute or relative); for a hard link the normalised path of the other name.</param>
public sealed record LayerLink(string Path, string Target);
