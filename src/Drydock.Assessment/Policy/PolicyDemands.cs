using System.Collections.Immutable;
using Drydock.Bases.Tags;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.Policy;

/// <summary>Which keys of a policy ask for which rules. A rule that a policy asks for violates it, however mild it is otherwise.</summary>
public static class PolicyDemands
{
    private const string RulePrefix = "rules.";

    /// <summary>One line per key; a rule stands under one key only.</summary>
    public static ImmutableArray<PolicyDemand> All { get; } =
    [
        new("base-images.allowed", ["base-registry-untrusted"], static p => !p.AllowedBases.IsEmpty),
        new("base-images.variants", ["base-not-slim", "base-variant"], static p => !p.Variants.IsEmpty),
        new("base-images.pin.version", ["base-latest", "base-untagged", "base-version-open"], static p => p.Pin.Version > VersionPin.Channel),
        new("base-images.pin.os", ["base-os-open"], static p => p.Pin.Os > OsPin.None),
        new("base-images.pin.content", ["base-no-digest"], static p => p.Pin.Content == ContentPin.Digest),
        new("base-images.support", ["base-eol"], static p => p.Support != EffectivePolicy.Any),
        new("base-images.support", ["base-lts-only"], static p => p.Support == "security") { Violates = false },
        new("user", ["no-user", "root-user"], static p => p.NonRoot),
        new("user", ["user-not-numeric"], static p => p.NumericUser),
        new("stages", ["fake-multistage", "single-stage"], static p => p.MultiStage),
        new("packages", ["apk-no-cache", "apt-lists-left", "apt-no-recommends", "dnf-clean", "single-stage-with-compiler", "zypper-clean"], static p => p.MinimalPackages),
        new("labels.required", ["label-required"], static p => !p.RequiredLabels.IsEmpty),
        new("labels.allowed", ["label-extra"], static p => p.AllowedLabels is { IsEmpty: false }),
        new("ignores.reason", ["ignore-without-reason"], static p => p.IgnoresNeedReason) { Violates = false },
    ];

    /// <summary>The value of a policy that decides on a rule: its severity where that is written, else the key that asks for it; null when the policy says nothing of it.</summary>
    /// <param name="rule">Our id.</param>
    public static PolicyValue? Behind(EffectivePolicy policy, string rule)
    {
        var written = policy.Values.LastOrDefault(v => v.Key.StartsWith(RulePrefix, StringComparison.Ordinal) && RuleList.Find(v.Key[RulePrefix.Length..])?.Id == rule);
        if (written is not null) return written;
        return All.FirstOrDefault(d => d.Rules.Contains(rule) && d.Asks(policy)) is { } demand ? policy.Values.First(v => v.Key == demand.Key) : null;
    }
}
