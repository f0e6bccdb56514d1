using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Programs that start a service as another user once the container runs.</summary>
internal static class PrivilegeDrop
{
    private static readonly string[] Programs = ["gosu", "su-exec", "setpriv", "s6-setuidgid", "chpst", "runuser"];

    /// <summary>True when what starts the service is one of these, or the image gets one of these for its start script.</summary>
    public static bool IsBuiltIn(RuleContext c, Stage final)
    {
        if (final.Lineage.SelectMany(static s => s.All<CommandStatement>()).Any(static s => s.Syntax.Name is "entrypoint" or "cmd" && s.CommandLine.Any(IsProgram))) return true;
        return final.Lineage.SelectMany(static s => s.Runs).SelectMany(static r => r.Packages).Any(static p => p.Installs && p.Operands.Any(static o => IsProgram(Name(o))))
            || final.Lineage.SelectMany(static s => s.All<CopyStatement>()).Any(static s => s.Sources.Any(static w => IsProgram(w.Text)));
    }

    private static string? Name(ShellWord word) => word.Value?.Split('=')[0];

    private static bool IsProgram(string? word) => word is not null && Programs.Contains(word[(word.LastIndexOf('/') + 1)..]);
}
