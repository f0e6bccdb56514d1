using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>User and groups of this process.</summary>
/// <param name="Groups">Supplementary groups, ascending.</param>
internal sealed record ProcessIdentity(uint Uid, uint Gid, ImmutableArray<uint> Groups)
{
    /// <summary><c>uid 1000, gid 1000, groups 44 1000</c>.</summary>
    public override string ToString() => $"uid {Uid}, gid {Gid}" + (Groups.IsEmpty ? "" : $", groups {string.Join(' ', Groups)}");
}
