using System.Collections.Immutable;
using Drydock.Advisories;

namespace Drydock.Assessment.State;

/// <summary>A vulnerability of a package as one scan saw it; the binary packages of one source are one.</summary>
/// <param name="Aliases">Its other ids, sorted.</param>
/// <param name="Version">The installed version.</param>
/// <param name="Published">When the advisory was published; null when unknown.</param>
/// <param name="Summary">One line for people; null when no feed has one.</param>
public sealed record Sighting(
    string Type, string Package, string Vulnerability, ImmutableArray<string> Aliases, string Version, Severity Severity, string? FixedVersion, bool Exploited, DateTimeOffset? Published, string? Summary);
