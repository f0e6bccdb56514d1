using System.Collections.Immutable;
using Drydock.Advisories;

namespace Drydock.Bases.Comparison;

/// <summary>The vulnerabilities of two images, by id and package.</summary>
/// <param name="Fixed">Only the old image has them.</param>
/// <param name="New">Only the new image has them.</param>
/// <param name="Same">Both have them.</param>
/// <param name="Problems">What could not be judged on either side: numbers are then not complete.</param>
public sealed record FindingChanges(ImmutableArray<AdvisoryMatch> Fixed, ImmutableArray<AdvisoryMatch> New, ImmutableArray<AdvisoryMatch> Same, ImmutableArray<Images.Problem> Problems)
{
    /// <summary>Compares two results of matching. A package that only changed its name with 64-bit time counts as the same.</summary>
    public static FindingChanges Between(MatchResult before, MatchResult after)
    {
        var (old, now) = (Keys(before), Keys(after));
        return new FindingChanges(
            [.. before.Matches.Where(m => !now.Contains(Key(m)))], [.. after.Matches.Where(m => !old.Contains(Key(m)))], [.. after.Matches.Where(m => old.Contains(Key(m)))],
            [.. before.Problems.Concat(after.Problems).Distinct()]);
    }

    private static HashSet<(string, string)> Keys(MatchResult result) => [.. result.Matches.Select(Key)];

    private static (string Id, string Package) Key(AdvisoryMatch match) => (match.Id, match.Package.Name.EndsWith("t64", StringComparison.Ordinal) ? match.Package.Name[..^3] : match.Package.Name);
}
