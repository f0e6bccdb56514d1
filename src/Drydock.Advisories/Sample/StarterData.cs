using System.Collections.Immutable;

namespace Drydock.Advisories.Sample;

/// <summary>The starter data as read.</summary>
/// <param name="Packages">Every covered package with what is known against it; an empty list says that nothing is.</param>
/// <param name="Sources">At least one.</param>
/// <param name="Kev">By CVE.</param>
/// <param name="Support">By product and cycle, as on endoflife.date.</param>
internal sealed record StarterData(
    Dictionary<(string Ecosystem, string Name), List<Advisory>> Packages,
    ImmutableArray<StarterDataSource> Sources,
    Dictionary<string, Kev> Kev,
    Dictionary<(string Product, string Cycle), ReleaseSupport> Support);
