using Drydock.Packages;

namespace Drydock.Bases.Comparison;

/// <summary>A package on both sides, or on one.</summary>
/// <param name="Before">Null when it is new.</param>
/// <param name="After">Null when it is gone.</param>
/// <param name="Direction">Above zero for a newer version, below for an older one; null when that cannot be told.</param>
public sealed record PackageChange(string Name, PackageType Type, string? Before, string? After, int? Direction);
