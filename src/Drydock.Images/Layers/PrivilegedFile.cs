namespace Drydock.Images.Layers;

/// <summary>A file that runs with rights of its own.</summary>
/// <param name="Path">Normalised.</param>
/// <param name="Mode">Permission bits; setuid or setgid is set, unless the rights are capabilities.</param>
/// <param name="Capabilities">True when the archive stores capabilities with it (<c>security.capability</c>).</param>
public sealed record PrivilegedFile(string Path, int Mode, bool Capabilities);
