using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>What an image stands on.</summary>
internal static class BaseRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        BaseUntagged.Rule,
    ];
}
