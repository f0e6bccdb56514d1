using System.Collections.Immutable;
using Drydock.Gpu.Advisories;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Checking;

/// <summary>What is known against the versions of a host.</summary>
/// <param name="Matches">The worst first.</param>
/// <param name="Branch">The driver's branch; null when no driver was given or the branch is not known.</param>
/// <param name="BranchEnded">Its support is over.</param>
/// <param name="Unread">Affected versions of bulletins that were not understood: nothing is said about them.</param>
public sealed record HostReport(DriverVersion? Driver, ImmutableArray<NvidiaMatch> Matches, DriverBranch? Branch, bool BranchEnded, ImmutableArray<string> Unread)
{
    /// <summary>Matches versions against advisories.</summary>
    /// <param name="versions">Component → version.</param>
    /// <param name="today">For the end of support.</param>
    public static HostReport Of(
        DriverVersion? driver, IEnumerable<KeyValuePair<string, ComponentVersion>> versions, ImmutableArray<CsafBulletin> bulletins, GpuTables tables, DateOnly today)
    {
        var matcher = new NvidiaMatcher(tables.ToolkitAdvisories).With(bulletins.SelectMany(static b => b.Advisories));
        var installed = versions.ToList();
        // A branch alone stands for no driver in particular.
        if (driver is { Minor: > 0 } full) installed.Add(KeyValuePair.Create(NvidiaComponents.Driver, ComponentVersion.Parse(full.ToString())));
        var branch = driver is { } version ? tables.DriverBranches.FirstOrDefault(b => b.Branch == version.Branch) : null;
        return new HostReport(
            driver,
            [.. installed.SelectMany(pair => matcher.Match(pair.Key, pair.Value)).OrderByDescending(static m => m.Advisory.Score ?? 0).ThenBy(static m => m.Advisory.Cve, StringComparer.Ordinal)],
            branch,
            branch is not null && branch.End < today,
            [.. bulletins.SelectMany(static b => b.Unread).Distinct()]);
    }
}
