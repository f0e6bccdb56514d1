using System.Collections.Immutable;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Policy;

/// <summary>What one place says of a policy: some values by dotted key (<c>base-images.pin.os</c>), the rest left to others.</summary>
/// <param name="Preset">The preset that it names; null when it names none.</param>
/// <param name="Values">By key.</param>
public sealed record PolicyLayer(string? Preset, ImmutableSortedDictionary<string, PolicyValue> Values)
{
    /// <summary>Says nothing.</summary>
    public static PolicyLayer Empty { get; } = new(null, ImmutableSortedDictionary.Create<string, PolicyValue>(StringComparer.Ordinal));

    /// <summary>The values under a node that the reader has checked.</summary>
    /// <param name="node">The <c>policy</c> mapping; null for none.</param>
    internal static PolicyLayer Of(YamlNode? node, PolicyOrigin origin, string? preset = null)
    {
        if (node is null) return Empty;
        var values = ImmutableSortedDictionary.CreateBuilder<string, PolicyValue>(StringComparer.Ordinal);
        Add(node, "", value => values[value.Key] = value with { Origin = origin, Preset = preset });
        var named = values.GetValueOrDefault("preset")?.Node.Text;
        values.Remove("preset");
        return new PolicyLayer(named, values.ToImmutable());
    }

    private static void Add(YamlNode node, string prefix, Action<PolicyValue> add)
    {
        foreach (var entry in node.Entries)
        {
            var key = prefix + entry.Key.Value;
            if (entry.Value is YamlMapping) Add(entry.Value, key + ".", add);
            else if (entry.Value is not YamlScalar { IsNull: true }) add(new PolicyValue(key, entry.Value, entry.Key.Line));
        }
    }
}
