namespace Drydock.Advisories.Matching;

/// <summary>What a distribution's verdict means in reports.</summary>
internal static class Verdicts
{
    public static MatchStatus StatusOf(DistributionVerdict verdict, string? fixedVersion)
    {
        if (fixedVersion is not null) return MatchStatus.Fixed;
        if (verdict.HasFlag(DistributionVerdict.EndOfLife)) return MatchStatus.EndOfLife;
        if (verdict.HasFlag(DistributionVerdict.Ignored)) return MatchStatus.WillNotFix;
        if (verdict.HasFlag(DistributionVerdict.NoDsa) || verdict.HasFlag(DistributionVerdict.Postponed)) return MatchStatus.FixDeferred;
        return verdict.HasFlag(DistributionVerdict.Undetermined) ? MatchStatus.UnderInvestigation : MatchStatus.Affected;
    }

    /// <summary>The distribution's word; where several apply, the one that says most about the harm.</summary>
    public static string? WordOf(DistributionVerdict verdict) =>
        verdict.HasFlag(DistributionVerdict.Unimportant) ? "unimportant" :
        verdict.HasFlag(DistributionVerdict.EndOfLife) ? "end-of-life" :
        verdict.HasFlag(DistributionVerdict.Undetermined) ? "undetermined" :
        verdict.HasFlag(DistributionVerdict.Ignored) ? "ignored" :
        verdict.HasFlag(DistributionVerdict.Postponed) ? "postponed" :
        verdict.HasFlag(DistributionVerdict.NoDsa) ? "no-dsa" : null;
}
