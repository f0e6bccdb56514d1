using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>apt-get install in a RUN that fetches no package lists.</summary>
internal static class AptInstallWithoutUpdate
{
    public static readonly Rule Rule = new()
    {
        Id = "apt-install-without-update",
        Title = "Packages are installed without fetching the package lists",
        Why = "Images come without lists, so the install fails; where an earlier layer left some, they are as old as that layer in the build cache.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            RUN apt-get install -y curl
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y curl
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                if (run.Packages.FirstOrDefault(SystemInstalls.IsAptInstall) is not { } install || IsSupplied(run, install.Invocation.Command.Start)) continue;
                var earlier = c.File.StageOf(run).Before(run).OfType<CommandStatement>().Any(static r => r.Packages.Any(SystemInstalls.IsAptUpdate));
                c.Report(install.Invocation.Command.Span, earlier
                    ? $"{install.Manager} {install.Action} relies on the lists of an earlier layer, which go stale in the build cache; update in the same RUN"
                    : $"{install.Manager} {install.Action} without an update in the same RUN finds no package lists", Mend(run, install));
            }
        },
    };

    private static bool IsSupplied(CommandStatement run, int before) =>
        run.Packages.Any(p => SystemInstalls.IsAptUpdate(p) && p.Invocation.Command.Start < before) || LayerContents.IsMounted(run, "/var/lib/apt/lists")
        || run.Mounts.Any(static m => m.Type == "bind" && m.Target?.StartsWith("/var/lib/apt", StringComparison.Ordinal) == true) || SystemInstalls.RunsUnknown(run, 0, before);

    private static Fix? Mend(CommandStatement run, PackageInstall install) =>
        CommandChain.InsertBefore(run, install.Invocation, install.Invocation.Wrappers is [{ Value: "sudo" }] ? "sudo apt-get update" : "apt-get update") is { } edit
            ? new Fix(FixClass.Consent, "update in front of it", edit) : null;
}
