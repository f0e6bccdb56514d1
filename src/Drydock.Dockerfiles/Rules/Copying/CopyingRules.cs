using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY, ADD and the build context.</summary>
internal static class CopyingRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        AddInsteadOfCopy.Rule,
        CopyThenUntar.Rule,
        AddUrlNoChecksum.Rule,
        CopyRecursiveContext.Rule,
        NoDockerignore.Rule,
        CopySecretFile.Rule,
        ConsecutiveRun.Rule,
        ConsecutiveCopy.Rule,
        CopyLink.Rule,
        PreferCopyHeredoc.Rule,
        PreferCopyChmod.Rule,
        CdInsteadOfWorkdir.Rule,
        RunInScratch.Rule,
    ];
}
