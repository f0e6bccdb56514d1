using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY, ADD and the build context.</summary>
internal static class CopyingRules
{
    public static ImmutableArray<Rule> All { get; } = [];
}
