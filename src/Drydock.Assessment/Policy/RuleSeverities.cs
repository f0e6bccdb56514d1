using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.Policy;

/// <summary>The severities of Dockerfile rules under a policy.</summary>
public static class RuleSeverities
{
    private static readonly ImmutableArray<string> RootRules = ["no-user", "root-user"];

    /// <summary>By our own ids; where a rule is named twice the later name, by alphabet, wins.</summary>
    public static ImmutableDictionary<string, RuleSeverity> Of(EffectivePolicy policy)
    {
        var severities = ImmutableDictionary.CreateBuilder<string, RuleSeverity>(StringComparer.Ordinal);
        if (!policy.NonRoot) foreach (var id in RootRules) severities[id] = RuleSeverity.Off;
        if (policy.Support == EffectivePolicy.Any) severities["base-eol"] = RuleSeverity.Off;
        foreach (var id in PolicyDemands.All.Where(d => d.Violates && d.Asks(policy)).SelectMany(static d => d.Rules))
        {
            // Asked for, it violates the policy: at least as bad as what the gate fails on by default.
            var own = RuleList.Find(id)!.Severity;
            severities[id] = own > RuleSeverity.High ? own : RuleSeverity.High;
        }

        foreach (var (id, severity) in policy.Rules) severities[RuleList.Find(id)?.Id ?? id] = severity;
        return severities.ToImmutable();
    }

    /// <summary>Ids in the policy that are no rule, each with the one that was most likely meant.</summary>
    public static ImmutableArray<(string Id, string? Nearest)> Unknown(EffectivePolicy policy) =>
        [.. policy.Rules.Keys.Where(static id => RuleList.Find(id) is null).Select(static id => (id, RuleList.Nearest(id)))];
}
