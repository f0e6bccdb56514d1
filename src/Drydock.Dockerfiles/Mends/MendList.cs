using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Every mend.</summary>
public static class MendList
{
    /// <summary>In the order in which they are applied.</summary>
    /// <remarks>The base is settled first, since what has to be installed follows from it; the split follows, since it copies what stands there by then; the
    /// account comes last, behind everything that is installed as root.</remarks>
    public static ImmutableArray<Mend> All { get; } = [PinMend.Mend, SlimMend.Mend, MultiStageMend.Mend, UserMend.Mend];

    /// <summary>The mend of a name; null when there is none.</summary>
    public static Mend? Find(string name) => All.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
