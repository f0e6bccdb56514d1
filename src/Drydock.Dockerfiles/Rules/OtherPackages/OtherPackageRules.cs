using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Packages of Alpine, Fedora, Red Hat and SUSE.</summary>
internal static class OtherPackageRules
{
    public static ImmutableArray<Rule> All { get; } = [];
}
