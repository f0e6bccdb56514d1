using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>The C library of a base system, and its own Python.</summary>
/// <param name="System">As its images are called: <c>debian</c>, <c>ubuntu</c>, <c>rhel</c>, <c>amazonlinux</c>.</param>
/// <param name="Codename">Empty when it has none.</param>
/// <param name="Python">What its package python3 is; null when it has none.</param>
/// <param name="Glibc">Major and minor version.</param>
public sealed record SystemGlibc(string System, string Codename, string Version, (int Major, int Minor) Glibc, PythonVersion? Python, Citation Citation);
