using System.Collections.Immutable;

namespace Drydock.Advisories.Matching;

/// <summary>Lists of versions beside ranges.</summary>
internal static class VersionLists
{
    /// <summary>The entry without the listed versions that its ranges cover anyway: OSV enumerates every release of a package, which is most of its
    /// size. Without a version scheme nothing is left out.</summary>
    public static AffectedPackage WithoutCovered(AffectedPackage entry)
    {
        if (entry.Versions.IsEmpty || entry.Ranges.IsEmpty || Ecosystems.SchemeOf(entry.Ecosystem) is not { } scheme) return entry;
        var kept = ImmutableArray.CreateBuilder<string>();
        foreach (var version in entry.Versions)
        {
            var covered = false;
            foreach (var range in entry.Ranges)
            {
                covered = RangeOrder.Contains(scheme, range, version, out _) == true;
                if (covered) break;
            }

            if (!covered) kept.Add(version);
        }

        return entry with { Versions = kept.ToImmutable() };
    }
}
