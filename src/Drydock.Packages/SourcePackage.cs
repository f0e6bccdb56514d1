namespace Drydock.Packages;

/// <summary>The source package that a binary package was built from, with the version that advisories compare.</summary>
public sealed record SourcePackage(string Name, string Version);
