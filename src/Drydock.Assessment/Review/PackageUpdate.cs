using System.Collections.Immutable;

namespace Drydock.Assessment.Review;

/// <summary>One thing to do: bring a package of a service to a version.</summary>
/// <param name="From">Installed.</param>
/// <param name="To">The version that fixes everything fixable; several where versions cannot be ordered.</param>
/// <param name="Fixes">What that closes.</param>
/// <param name="Due">The nearest deadline among these; null when none has one.</param>
public sealed record PackageUpdate(string Package, string From, ImmutableArray<string> To, SeverityTally Fixes, DateTimeOffset? Due);
