using System.Collections.Immutable;
using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Advisories;

/// <summary>Finds the advisories that hold for the versions on a host.</summary>
/// <param name="advisories">Those of the tables, and of bulletins that were read.</param>
public sealed class NvidiaMatcher(ImmutableArray<NvidiaAdvisory> advisories)
{
    /// <summary>With the advisories that come with the tool.</summary>
    public static NvidiaMatcher BuiltIn { get; } = new(GpuTables.BuiltIn.ToolkitAdvisories);

    /// <summary>With further ones; of two for one CVE and component the later counts.</summary>
    public NvidiaMatcher With(IEnumerable<NvidiaAdvisory> further)
    {
        var added = further.ToImmutableArray();
        var replaced = added.Select(static a => (a.Cve, a.Component)).ToHashSet();
        return new NvidiaMatcher([.. advisories.Where(a => !replaced.Contains((a.Cve, a.Component))), .. added]);
    }

    /// <summary>What holds for a component, the worst first.</summary>
    /// <param name="component">See <see cref="NvidiaComponents"/>.</param>
    public ImmutableArray<NvidiaMatch> Match(string component, ComponentVersion installed) =>
    [
        .. advisories.Where(a => a.Component == component && a.Affected.Any(range => range.Contains(installed)))
            .OrderByDescending(static a => a.Score ?? 0).ThenBy(static a => a.Cve, StringComparer.Ordinal)
            .Select(a => new NvidiaMatch(a, installed, a.Condition.Length == 0)),
    ];

    /// <summary>The least version without a known vulnerability; null when none is known for the component.</summary>
    public ComponentVersion? LeastClean(string component) =>
        advisories.Where(a => a.Component == component).Select(static a => ComponentVersion.TryParse(a.Fixed, out var v) ? v : null).OfType<ComponentVersion>().Max();
}
