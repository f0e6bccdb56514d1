using Drydock.Advisories;

namespace Drydock.Assessment;

/// <summary>The policy of one scan.</summary>
public sealed record AssessOptions
{
    public static AssessOptions Default { get; } = new();

    /// <summary>Set apart what Debian calls <c>unimportant</c> (no security impact on its binary packages): reported, but not counted.</summary>
    public bool IgnoreUnimportant { get; init; } = true;

    /// <summary>Why a match that counts otherwise is accepted; null for one that is not.</summary>
    public Func<AdvisoryMatch, Suppression?> Accepted { get; init; } = static _ => null;

    public GatePolicy Gate { get; init; } = GatePolicy.None;
}
