using System.Collections.Immutable;

namespace Drydock.Gpu.Requirements;

/// <summary>Where wheels are looked for.</summary>
/// <param name="Main">Replaces PyPI; null for PyPI itself.</param>
/// <param name="Extra">Merged with the main one: the highest version of all of them wins.</param>
/// <param name="FindLinks">Pages or folders with links to wheels, merged too.</param>
/// <param name="NoIndex">Only <paramref name="FindLinks"/> count.</param>
public sealed record PackageIndexes(string? Main, ImmutableArray<string> Extra, ImmutableArray<string> FindLinks, bool NoIndex)
{
    /// <summary>PyPI alone.</summary>
    public static PackageIndexes PyPi { get; } = new(null, [], [], false);
}
