using Drydock.Advisories;

namespace Drydock.Assessment;

/// <summary>A match on the scanned target, with what policy makes of it.</summary>
/// <param name="Match">Advisory × package.</param>
/// <param name="Layer">Lowest layer from which the package is continuously present; 0 for a folder; null for a file or SBOM that names no place.</param>
/// <param name="IntroducedBy"><c>base</c> or <c>service</c>; null when the base is unknown.</param>
/// <param name="Suppressed">Why it does not count; null when it counts.</param>
public sealed record Finding(AdvisoryMatch Match, int? Layer, string? IntroducedBy, Suppression? Suppressed);
