using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Shell;

/// <summary>A call of a package manager, split into what it does and what it does it to.</summary>
/// <param name="Invocation">The command.</param>
/// <param name="Manager">As the rules name it: <c>apt-get</c>, <c>apt</c>, <c>apk</c>, <c>dnf</c>, <c>yum</c>, <c>microdnf</c>, <c>tdnf</c>, <c>zypper</c>, <c>pip</c>,
/// <c>uv pip</c>, <c>npm</c>, <c>yarn</c>, <c>gem</c>, <c>go</c>, <c>cargo</c> …</param>
/// <param name="Action">The subcommand as written (<c>install</c>, <c>add</c>, <c>update</c>); empty when it is only known at run time.</param>
/// <param name="ActionWord">Where it stands; null when there is none.</param>
/// <param name="Operands">The words behind the subcommand that are no options: packages, files, folders. One that is only known at run time has no value.</param>
public sealed record PackageInstall(ShellInvocation Invocation, string Manager, string Action, ShellWord? ActionWord, ImmutableArray<ShellWord> Operands)
{
    /// <summary>True for the managers of a distribution's own packages.</summary>
    public bool IsSystem => Manager is "apt-get" or "apt" or "aptitude" or "apk" or "dnf" or "yum" or "microdnf" or "tdnf" or "zypper";

    /// <summary>True when it puts packages into the image.</summary>
    public bool Installs => Manager switch
    {
        "apk" => Action == "add",
        "npm" => Action is "install" or "i" or "add" or "ci",
        "yarn" or "pnpm" => Action is "add" or "install" or "",
        "go" => Action is "install" or "get",
        "zypper" => Action is "install" or "in",
        "uv" => Action is "add" or "sync",
        _ => Action is "install" or "localinstall" or "groupinstall" or "reinstall",
    };
}
