using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Ignores;

/// <summary>Comments that switch rules off.</summary>
internal static class IgnoreRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        ExpiredIgnore.Rule,
        IgnoreWithoutReason.Rule,
        UnusedIgnore.Rule,
    ];
}
