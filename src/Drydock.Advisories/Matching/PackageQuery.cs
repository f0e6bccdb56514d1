namespace Drydock.Advisories.Matching;

/// <summary>One question to the store: which records speak of this version of this package?</summary>
/// <param name="Coverage">The ecosystem, and which feeds speak for it.</param>
/// <param name="Name">As the ecosystem writes it.</param>
/// <param name="Version">The version to compare.</param>
/// <param name="IsDistribution">True when a distribution's data is asked: its own word goes before all others.</param>
/// <param name="BinariesOnly">True when only records about the binary package of that name count.</param>
internal sealed record PackageQuery(Coverage Coverage, string Name, string Version, bool IsDistribution, bool BinariesOnly = false);
