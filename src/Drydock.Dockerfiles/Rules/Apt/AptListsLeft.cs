using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Package lists that stay in a layer.</summary>
internal static class AptListsLeft
{
    private const string Lists = "/var/lib/apt/lists";

    public static readonly Rule Rule = new()
    {
        Id = "apt-lists-left",
        Title = "Package lists stay in the image",
        Why = "The lists weigh tens of megabytes, are old the next day, and cannot be taken out of the layer by a later RUN.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["DKL-DI-0005", "DL3009"],
        Before =
            """
            FROM debian:12.11
            RUN apt-get update \
             && apt-get install -y git
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update \
             && apt-get install -y git \
             && rm -rf /var/lib/apt/lists/*
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(r => c.File.IsShipped(c.File.StageOf(r))))
            {
                if (run.Packages.LastOrDefault(SystemInstalls.IsAptUpdate) is not { } update || LayerContents.IsMounted(run, Lists) || IsCleaned(run, update.Invocation.Command.Start)) continue;
                c.Report(update.Invocation.Command.Span, $"the lists that {update.Manager} update fetches stay in the layer; end the RUN with rm -rf {Lists}/*", Mend(c, run));
            }
        },
    };

    private static bool IsCleaned(CommandStatement run, int from) =>
        LayerContents.IsDeleted(run.Script!, Lists, from)
        || run.Invocations.Any(i => i.Command.Start >= from && i.Runs("apt-get", "apt") && i.Subcommand?.Value is "dist-clean" or "distclean")
        || run.Invocations.Any(i => i.Command.Start >= from && i.Runs("rm") && i.Arguments.Any(static a => a.Value is "lists" or "lists/*" || a.Raw.Contains("apt/lists", StringComparison.Ordinal)));

    /// <summary>Only where nothing above this layer installs from its lists.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run)
    {
        var later = c.File.After(run).OfType<CommandStatement>().Where(static r => r.Syntax.Name == "run");
        if (later.Any(static r => Relies(r)) || c.File.StageOf(run).Named("onbuild").Any()) return null;
        return CommandChain.Append(c, run, $"rm -rf {Lists}/*") is { } edit ? new Fix(FixClass.Safe, "remove the lists in the same RUN", edit) : null;
    }

    private static bool Relies(CommandStatement run)
    {
        if (SystemInstalls.RunsUnknown(run)) return true;
        var update = run.Packages.FirstOrDefault(SystemInstalls.IsAptUpdate);
        var first = run.Packages.FirstOrDefault(static p => SystemInstalls.IsApt(p) && p.Action is not ("update" or "clean" or "autoremove" or "remove" or "purge"));
        return first is not null && (update is null || update.Invocation.Command.Start > first.Invocation.Command.Start);
    }
}
