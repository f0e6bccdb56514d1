using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Users, permissions and what a container may do.</summary>
internal static class PrivilegeRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        NoUser.Rule,
    ];
}
