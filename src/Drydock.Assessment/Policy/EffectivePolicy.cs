using System.Collections.Immutable;
using Drydock.Assessment.CheckReports;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Deadlines;
using Drydock.Bases.Tags;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.Policy;

/// <summary>What one service must keep to: presets, the fleet's values and its own, the nearest winning, each value with its origin.</summary>
/// <remarks>From far to near: the fleet's preset, the fleet's values, the service's preset, the service's values. A service's preset therefore
/// replaces what the fleet says.</remarks>
public sealed class EffectivePolicy
{
    internal const string Any = "any";
    private readonly ImmutableSortedDictionary<string, PolicyValue> values;

    private EffectivePolicy(string preset, ImmutableSortedDictionary<string, PolicyValue> values)
    {
        Preset = preset;
        this.values = values;
        Response = ResponsePolicyReader.Of(values);
    }

    /// <summary>The preset nearest to the service.</summary>
    public string Preset { get; }

    /// <summary>Every value, by key.</summary>
    public ImmutableArray<PolicyValue> Values => [.. values.Values];

    /// <summary>By when findings must be dealt with.</summary>
    public ResponsePolicy Response { get; }

    /// <summary>The severities that fail a scan.</summary>
    public FailOn FailOn => PolicyValues.Gate(values["fail-on"].Node);

    /// <summary>Variants that a base must be one of; empty allows all.</summary>
    public ImmutableArray<string> Variants => ListOf("base-images.variants");

    /// <summary>Registries and repositories that bases may come from; empty allows all.</summary>
    public ImmutableArray<string> AllowedBases => ListOf("base-images.allowed");

    /// <summary>How firmly a base must be held, at least.</summary>
    public Pinning Pin => new(
        Enum.Parse<VersionPin>(Text("base-images.pin.version"), ignoreCase: true), Enum.Parse<OsPin>(Text("base-images.pin.os"), ignoreCase: true),
        Enum.Parse<ContentPin>(Text("base-images.pin.content"), ignoreCase: true));

    /// <summary>The support that a base's distribution must still have: <c>security</c>, <c>lts</c> or <c>any</c>.</summary>
    public string Support => Text("base-images.support");

    public bool NonRoot => Text("user") != Any;

    /// <summary>The user must be a number, which a scheduler can check.</summary>
    public bool NumericUser => Text("user") == "numeric";

    public bool IgnoresNeedReason => Text("ignores.reason") == "required";

    public bool MultiStage => Text("stages") != Any;

    public bool MinimalPackages => Text("packages") != Any;

    public ImmutableArray<string> RequiredLabels => ListOf("labels.required");

    /// <summary>Labels that may be set beside the required ones; null allows all.</summary>
    public ImmutableArray<string>? AllowedLabels => values.ContainsKey("labels.allowed") ? ListOf("labels.allowed") : null;

    /// <summary>Severities of rules by the id as written, ours or another tool's.</summary>
    public ImmutableSortedDictionary<string, RuleSeverity> Rules =>
        values.Where(static v => v.Key.StartsWith("rules.", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(static v => v.Key["rules.".Length..], static v => RuleWords.Severity(v.Value.Node.Text!)!.Value, StringComparer.Ordinal);

    /// <summary>The policy of a service.</summary>
    /// <param name="file">Null where there is no fleet file.</param>
    /// <param name="service">Null for the fleet as a whole.</param>
    public static EffectivePolicy Of(FleetFile? file, FleetService? service)
    {
        var fleet = PresetOf(file?.Policy) ?? PresetList.Default;
        var own = PresetOf(service?.Policy);
        PolicyLayer[] layers = [fleet.Layer, file?.Policy ?? PolicyLayer.Empty, own?.Layer ?? PolicyLayer.Empty, service?.Policy ?? PolicyLayer.Empty];
        var merged = ImmutableSortedDictionary.CreateBuilder<string, PolicyValue>(StringComparer.Ordinal);
        foreach (var value in layers.SelectMany(static layer => layer.Values.Values)) merged[value.Key] = value;
        return new EffectivePolicy((own ?? fleet).Name, merged.ToImmutable());
    }

    /// <summary>A preset alone.</summary>
    public static EffectivePolicy OfPreset(PolicyPreset preset) => new(preset.Name, preset.Layer.Values);

    /// <summary>As the Dockerfile rules need it.</summary>
    public RulePolicy ToRulePolicy() => new()
    {
        Severities = RuleSeverities.Of(this),
        AllowedBases = AllowedBases,
        Variants = Variants,
        RequiredLabels = RequiredLabels,
        AllowedLabels = AllowedLabels ?? [],
        RequireDigest = Pin.Content == ContentPin.Digest,
        VersionGap = Pin.Version > VersionPin.Channel ? PinGaps.Version(Pin.Version) : null,
        OsGap = Pin.Os > OsPin.None ? PinGaps.Os(Pin.Os) : null,
        RequireRegularSupport = Support == "security",
        RequireNumericUser = NumericUser,
        RequireMultiStage = MultiStage,
        IgnoresNeedReason = IgnoresNeedReason,
        Locked = [.. ListOf("ignores.locked").Select(static id => RuleList.Find(id)?.Id ?? id)],
    };

    private static PolicyPreset? PresetOf(PolicyLayer? layer) => layer?.Preset is { } name ? PresetList.Find(name) : null;

    private string Text(string key) => values[key].Node.Text!;

    private ImmutableArray<string> ListOf(string key) => values[key].Texts is var texts && texts is [Any] ? [] : texts;
}
