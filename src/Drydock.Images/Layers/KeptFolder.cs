namespace Drydock.Images.Layers;

/// <summary>A wanted folder of one layer.</summary>
/// <param name="Path">Normalised, as that of a <see cref="KeptFile"/>.</param>
/// <param name="Permissions">As its entry says.</param>
public sealed record KeptFolder(string Path, FilePermissions Permissions);
