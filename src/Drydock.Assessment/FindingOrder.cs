using Drydock.Packages;

namespace Drydock.Assessment;

/// <summary>The order of findings in every report: worst severity, then known exploited, then most likely to be exploited, then by name. Total, so that
/// the same findings always come out alike.</summary>
public sealed class FindingOrder : IComparer<Finding>
{
    public static FindingOrder Instance { get; } = new();

    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var (a, b) = (x.Match, y.Match);
        var order = b.Severity.CompareTo(a.Severity);
        if (order == 0) order = (b.Kev is not null).CompareTo(a.Kev is not null);
        if (order == 0) order = (b.Epss?.Score ?? -1).CompareTo(a.Epss?.Score ?? -1);
        if (order == 0) order = string.CompareOrdinal(a.Package.Source?.Name ?? a.Package.Name, b.Package.Source?.Name ?? b.Package.Name);
        if (order == 0) order = string.CompareOrdinal(a.Id, b.Id);
        return order != 0 ? order : ComparePackages(a.Package, b.Package);
    }

    /// <summary>By name, version, architecture; then by what tells two copies apart.</summary>
    internal static int ComparePackages(Package a, Package b)
    {
        var order = string.CompareOrdinal(a.Name, b.Name);
        if (order == 0) order = string.CompareOrdinal(a.Version, b.Version);
        if (order == 0) order = string.CompareOrdinal(a.Architecture, b.Architecture);
        if (order == 0) order = a.Type.CompareTo(b.Type);
        if (order == 0) order = string.CompareOrdinal(a.Purl, b.Purl);
        for (var i = 0; order == 0 && i < Math.Min(a.Locations.Length, b.Locations.Length); i++)
        {
            order = a.Locations[i].Layer.CompareTo(b.Locations[i].Layer);
            if (order == 0) order = string.CompareOrdinal(a.Locations[i].Path, b.Locations[i].Path);
        }

        return order != 0 ? order : a.Locations.Length.CompareTo(b.Locations.Length);
    }
}
