using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>Packages of programming languages, and downloads.</summary>
internal static class LanguagePackageRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        VersionSpecRedirect.Rule,
    ];
}
