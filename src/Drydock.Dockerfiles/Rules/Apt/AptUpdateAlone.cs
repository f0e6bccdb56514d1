using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>apt-get update in a RUN of its own.</summary>
internal static class AptUpdateAlone
{
    public static readonly Rule Rule = new()
    {
        Id = "apt-update-alone",
        Title = "Package lists are fetched in another RUN than the packages",
        Why = "The layer with the lists is taken from the cache for weeks: the install below it then asks for versions, security updates included, that are no longer or not yet there.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.High,
        Fix = FixClass.Consent,
        Aliases = ["CIS-DI-0007", "CKV_DOCKER_5", "DS-0017"],
        Before =
            """
            FROM debian:12.11
            RUN apt-get update
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
                if (run.Packages.LastOrDefault(SystemInstalls.IsAptUpdate) is not { } update) continue;
                if (run.Packages.Any(static p => SystemInstalls.IsApt(p) && p.Action is not ("update" or "clean" or "autoclean"))) continue;
                if (LayerContents.IsMounted(run, "/var/lib/apt/lists") || LayerContents.IsDeleted(run.Script!, "/var/lib/apt/lists") || SystemInstalls.RunsUnknown(run, update.Invocation.Command.Start)) continue;
                c.Report(update.Invocation.Command.Span, $"{update.Manager} update stands alone: its lists go stale in the build cache; put it into the RUN that installs", Mend(c, run, update));
            }
        },
    };

    /// <summary>Moves the update in front of the next install of the stage.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run, PackageInstall update)
    {
        if (!CommandChain.IsPlain(run) || run.Script!.Root.Items.Length != 1 || run.Invocations.Length != 1 || !run.Flags.IsEmpty) return null;
        foreach (var next in c.File.StageOf(run).Runs.SkipWhile(r => !ReferenceEquals(r, run)).Skip(1))
        {
            if (next.Packages.Any(SystemInstalls.IsAptUpdate)) return null;
            if (next.Packages.FirstOrDefault(SystemInstalls.IsAptInstall) is not { } install) continue;
            var insert = CommandChain.InsertBefore(next, install.Invocation, c.TextOf(update.Invocation.Command.Span));
            return insert is null ? null : new Fix(FixClass.Consent, "update in the RUN that installs", [TextEdit.Remove(c.LinesOf(run)), insert]);
        }

        return null;
    }
}
