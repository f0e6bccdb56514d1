using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Debian's and Ubuntu's packages.</summary>
internal static class AptRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        AptMissingYes.Rule,
    ];
}
