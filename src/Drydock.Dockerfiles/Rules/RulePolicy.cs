using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What a team asks of its Dockerfiles, as the rules need it.</summary>
public sealed record RulePolicy
{
    /// <summary>Severities by rule id; one that is not here keeps its own.</summary>
    public ImmutableDictionary<string, RuleSeverity> Severities { get; init; } = ImmutableDictionary.Create<string, RuleSeverity>(StringComparer.Ordinal);

    /// <summary>Turns on the rules that are off or wait for a policy.</summary>
    public bool AllRules { get; init; }

    /// <summary>Registries and repositories that bases may come from, <c>*</c> for any text (<c>ghcr.io/acme/*</c>, <c>python</c>); empty allows all.</summary>
    public ImmutableArray<string> AllowedBases { get; init; } = [];

    /// <summary>Variants that a base must be one of: <c>slim</c>, <c>alpine</c>; empty allows all.</summary>
    public ImmutableArray<string> Variants { get; init; } = [];

    /// <summary>Label keys that the final stage must set.</summary>
    public ImmutableArray<string> RequiredLabels { get; init; } = [];

    /// <summary>Label keys that may be set beside the required ones; empty allows all.</summary>
    public ImmutableArray<string> AllowedLabels { get; init; } = [];

    /// <summary>Every base must carry a digest.</summary>
    public bool RequireDigest { get; init; }

    /// <summary>What a base leaves open of its version although the policy asks to hold it, as the end of a sentence; null when it holds enough. Null asks nothing.</summary>
    public Func<ImageReference, string?>? VersionGap { get; init; }

    /// <summary>The same of the distribution under a base.</summary>
    public Func<ImageReference, string?>? OsGap { get; init; }

    /// <summary>The distribution and the language of a base must still have the regular support of their makers.</summary>
    public bool RequireRegularSupport { get; init; }

    /// <summary>The final stage must build on another one's results.</summary>
    public bool RequireMultiStage { get; init; }

    /// <summary>The user must be a number that is known here.</summary>
    public bool RequireNumericUser { get; init; }

    /// <summary>A waiver in a Dockerfile must say why and until when.</summary>
    public bool IgnoresNeedReason { get; init; }

    /// <summary>Rules that a comment in a Dockerfile cannot switch off.</summary>
    public ImmutableHashSet<string> Locked { get; init; } = [];

    /// <summary>A rule's severity under this policy.</summary>
    public RuleSeverity SeverityOf(Rule rule)
    {
        if (Severities.TryGetValue(rule.Id, out var asked)) return asked;
        if (rule.Severity == RuleSeverity.Off) return AskedFor(rule.Id) ? RuleSeverity.Warning : AllRules ? RuleSeverity.Info : RuleSeverity.Off;
        return rule.Scope == RuleScope.Policy && !AllRules && !AskedFor(rule.Id) ? RuleSeverity.Off : rule.Severity;
    }

    private bool AskedFor(string id) => id switch
    {
        "base-registry-untrusted" => !AllowedBases.IsEmpty,
        "base-no-digest" => RequireDigest,
        "base-version-open" => VersionGap is not null,
        "base-os-open" => OsGap is not null,
        "base-variant" => !Variants.IsEmpty,
        "base-lts-only" => RequireRegularSupport,
        "single-stage" => RequireMultiStage,
        "label-required" => !RequiredLabels.IsEmpty,
        "label-extra" => !AllowedLabels.IsEmpty,
        _ => false,
    };
}
