using System.Collections.Immutable;

namespace Drydock.Assessment.Configuration;

/// <summary>A request that a started service must answer.</summary>
/// <param name="Path">With its leading slash.</param>
/// <param name="Status">The status that it must answer with; null for any from 200 to 399, as Kubernetes takes it.</param>
/// <param name="Headers">Sent with it.</param>
public sealed record HttpGet(string Path, int Port, int? Status, ImmutableSortedDictionary<string, string> Headers)
{
    /// <summary>Whether a status is the one that is asked for.</summary>
    public bool IsWell(int status) => Status is { } asked ? status == asked : status is >= 200 and < 400;
}
