using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Users, permissions and what a container may do.</summary>
internal static class PrivilegeRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        NoUser.Rule,
        RootUser.Rule,
        UserNotNumeric.Rule,
        UserCreatedNeverUsed.Rule,
        UserUnknownInStage.Rule,
        UserDropsGroups.Rule,
        UseraddNoLogInit.Rule,
        Sudo.Rule,
        PasswordInRun.Rule,
        EmptyPassword.Rule,
        WorldWritable.Rule,
        SetuidFiles.Rule,
        AppOwnedByRuntimeUser.Rule,
        CopyAfterUserNoChown.Rule,
        CopyUnreadableByUser.Rule,
        VolumeSensitive.Rule,
        RunSecurityInsecure.Rule,
        RunNetworkHost.Rule,
        MountSecretPerms.Rule,
        ShellDefaultChanged.Rule,
        DebugFeatureEnabled.Rule,
    ];
}
