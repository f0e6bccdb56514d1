using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>What the builder refuses, or reads in another way than it looks.</summary>
internal static class SyntaxRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        LegacyEnvForm.Rule,
        MultipleCmd.Rule,
    ];
}
