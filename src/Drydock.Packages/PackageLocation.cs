namespace Drydock.Packages;

/// <summary>Evidence: the file that names a package and the layer it lies in (0 for a folder).</summary>
public sealed record PackageLocation(string Path, int Layer);
