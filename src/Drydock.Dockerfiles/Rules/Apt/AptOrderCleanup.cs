using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Package lists removed in front of an install that needs them.</summary>
internal static class AptOrderCleanup
{
    private const string Lists = "/var/lib/apt/lists";

    public static readonly Rule Rule = new()
    {
        Id = "apt-order-cleanup",
        Title = "Package lists are removed too early",
        Why = "The install behind the removal finds no package, and the build fails.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y gnupg && rm -rf /var/lib/apt/lists/* && apt-get install -y curl
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y gnupg && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => r.Script is not null))
            {
                foreach (var install in run.Packages.Where(SystemInstalls.IsAptInstall))
                {
                    var start = install.Invocation.Command.Start;
                    var removal = run.Invocations.LastOrDefault(i => i.Command.Start < start && LayerContents.Deleted(i).Any(static p => p == Lists));
                    if (removal is null || removal.Place.Conditional || SystemInstalls.RunsUnknown(run, removal.Command.Start, start)) continue;
                    if (run.Packages.Any(p => SystemInstalls.IsAptUpdate(p) && p.Invocation.Command.Start > removal.Command.Start && p.Invocation.Command.Start < start)) continue;
                    c.Report(install.Invocation.Command.Span, $"{install.Manager} install stands behind the removal of the package lists and finds nothing; remove them last", Mend(c, run, removal));
                    break;
                }
            }
        },
    };

    private static Fix? Mend(RuleContext c, CommandStatement run, ShellInvocation removal)
    {
        var command = c.TextOf(removal.Command.Span);
        if (command.Contains('\n', StringComparison.Ordinal)) return null;
        return CommandChain.Remove(c, run, removal) is { } remove && CommandChain.Append(c, run, command) is { } append
            ? new Fix(FixClass.Consent, "remove the lists last", [remove, append]) : null;
    }
}
