using System.Collections.Immutable;

namespace Drydock.Assessment.Policy;

/// <summary>The presets, mildest first.</summary>
public static class PresetList
{
    /// <summary>One line per preset.</summary>
    public static ImmutableArray<PolicyPreset> All { get; } = [Presets.Baseline.Preset, Presets.Strict.Preset, Presets.Production.Preset];

    /// <summary>The one that holds where none is named.</summary>
    public static PolicyPreset Default => All[0];

    public static IEnumerable<string> Names => All.Select(static p => p.Name);

    public static PolicyPreset? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
