using System.Collections.Immutable;

namespace Drydock.Gpu.Advisories;

/// <summary>A bulletin of NVIDIA's, read from CSAF.</summary>
/// <param name="Id">Number of the bulletin.</param>
/// <param name="Advisories">One per CVE, component and driver branch.</param>
/// <param name="Unread">Affected products whose versions were not understood: a host that has them is unknown, not clean.</param>
public sealed record CsafBulletin(string Id, string Title, ImmutableArray<NvidiaAdvisory> Advisories, ImmutableArray<string> Unread);
