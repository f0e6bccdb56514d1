using System.Collections.Immutable;

namespace Drydock.Assessment.Configuration;

/// <summary>How a started service shows that it is well.</summary>
/// <param name="Http">Null for none.</param>
/// <param name="StartPeriod">The longest time until it is well; null for the default.</param>
/// <param name="Tmpfs">Folders that may be written to beside <c>/tmp</c>, as in production.</param>
/// <param name="HasNetwork">It is started with the engine's default network instead of none.</param>
public sealed record ServiceHealthcheck(HttpGet? Http, TimeSpan? StartPeriod, ImmutableArray<string> Tmpfs, bool HasNetwork)
{
    public static ServiceHealthcheck None { get; } = new(null, null, [], HasNetwork: false);
}
