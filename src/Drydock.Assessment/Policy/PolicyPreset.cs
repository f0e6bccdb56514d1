using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Policy;

/// <summary>A policy that comes with the tool.</summary>
/// <param name="About">For whom it is, in one sentence.</param>
/// <param name="Text">The values, in the form of the fleet file's <c>policy</c>; complete.</param>
public sealed record PolicyPreset(string Name, string About, string Text)
{
    // Most runs name presets and read none.
    private readonly Lazy<PolicyLayer> layer = new(() => PolicyLayer.Of(YamlReader.Read(Text)[0], PolicyOrigin.Preset, Name));

    /// <summary>Its values.</summary>
    public PolicyLayer Layer => layer.Value;
}
