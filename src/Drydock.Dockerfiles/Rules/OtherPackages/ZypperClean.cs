namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Metadata and packages of zypper that stay in the layer.</summary>
internal static class ZypperClean
{
    private const string Cache = "/var/cache/zypp";

    public static readonly Rule Rule = new()
    {
        Id = "zypper-clean",
        Title = "zypper's cache stays in the image",
        Why = "Repository metadata weighs tens of megabytes, is old the next day, and cannot be taken out of the layer by a later RUN.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL3036", "DS-0020"],
        Before =
            """
            FROM opensuse/leap:15.6
            RUN zypper -n install nginx
            """,
        After =
            """
            FROM opensuse/leap:15.6
            RUN zypper -n install nginx && zypper clean --all
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(r => c.File.IsShipped(c.File.StageOf(r))))
            {
                if (run.Packages.LastOrDefault(static p => p is { Manager: "zypper", Action: "install" or "in" or "update" or "up" or "patch" or "dup" or "dist-upgrade" or "refresh" or "ref" }) is not { } call) continue;
                var from = call.Invocation.Command.Start;
                if (LayerContents.IsMounted(run, Cache) || LayerContents.IsDeleted(run.Script!, Cache, from)) continue;
                if (run.Packages.Any(p => p is { Manager: "zypper", Action: "clean" or "cc" } && p.Invocation.Command.Start > from)) continue;
                var edit = CommandChain.Append(c, run, "zypper clean --all");
                c.Report(call.Invocation.Command.Span, "the cache of zypper stays in the layer; end the RUN with zypper clean --all", edit is null ? null : new Fix(FixClass.Safe, "clean in the same RUN", edit));
            }
        },
    };
}
