using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>An account that a stage creates.</summary>
/// <param name="Name">Null when it is only known at the build.</param>
/// <param name="Uid">As given; null when it is not.</param>
/// <param name="Gid">As given; null when it is not a number.</param>
internal sealed record Account(string? Name, string? Uid, string? Gid, CommandStatement Run, ShellInvocation Command);
