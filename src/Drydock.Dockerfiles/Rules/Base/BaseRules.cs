using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>What an image stands on.</summary>
internal static class BaseRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        BaseUntagged.Rule,
        BaseLatest.Rule,
        BaseNoDigest.Rule,
        BaseTagAndDigest.Rule,
        BaseFloatingMinor.Rule,
        BaseVersionOpen.Rule,
        BaseOsOpen.Rule,
        BaseNotSlim.Rule,
        BaseVariant.Rule,
        BaseRegistryUntrusted.Rule,
        BaseEol.Rule,
        BaseLtsOnly.Rule,
        BaseOutdated.Rule,
        FleetInconsistentBase.Rule,
        BaseNameAsVarUnresolvable.Rule,
        SingleStage.Rule,
        SingleStageWithCompiler.Rule,
        FakeMultistage.Rule,
        SyntaxDirectiveUnpinned.Rule,
        SyntaxDirectiveMissing.Rule,
    ];
}
