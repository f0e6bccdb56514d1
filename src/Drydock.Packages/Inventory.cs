using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Packages;

/// <summary>The OS and packages found in an image, each with its evidence.</summary>
/// <param name="Os">Null when no os-release was found or it could not be read.</param>
/// <param name="Packages">Sorted by type, name, version, architecture (ordinal).</param>
/// <param name="Problems">Any entry makes the result partial.</param>
/// <param name="HasDatabase">True when some package database or package file was found; without one an image is unknown, not clean.</param>
public sealed record Inventory(OsRelease? Os, ImmutableArray<Package> Packages, ImmutableArray<Problem> Problems, bool HasDatabase);
