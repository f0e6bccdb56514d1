using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Metadata and packages of dnf, yum, microdnf or tdnf that stay in the layer.</summary>
internal static class DnfClean
{
    private static readonly string[] Caches = ["/var/cache/dnf", "/var/cache/yum", "/var/cache/libdnf5", "/var/cache/tdnf"];

    public static readonly Rule Rule = new()
    {
        Id = "dnf-clean",
        Title = "dnf's cache stays in the image",
        Why = "Repository metadata weighs a hundred megabytes and more, is old the next day, and cannot be taken out of the layer by a later RUN.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL3032", "DL3040", "DS-0015", "DS-0019", "DS-0027"],
        Before =
            """
            FROM almalinux:9.4
            RUN dnf install -y nginx
            """,
        After =
            """
            FROM almalinux:9.4
            RUN dnf install -y nginx && dnf clean all
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(r => c.File.IsShipped(c.File.StageOf(r))))
            {
                if (run.Packages.LastOrDefault(static p => SystemInstalls.IsDnf(p) && Fills(p)) is not { } call || Caches.Any(f => LayerContents.IsMounted(run, f))) continue;
                var from = call.Invocation.Command.Start;
                if (run.Packages.Any(p => SystemInstalls.IsDnf(p) && p.Action == "clean" && p.Invocation.Command.Start > from) || Caches.Any(f => LayerContents.IsDeleted(run.Script!, f, from))) continue;
                c.Report(call.Invocation.Command.Span, $"the cache of {call.Manager} stays in the layer; end the RUN with {call.Manager} clean all", Mend(c, run, call));
            }
        },
    };

    private static bool Fills(PackageInstall call) => call.Action is "install" or "update" or "upgrade" or "groupinstall" or "localinstall" or "reinstall" or "downgrade" or "distro-sync" or "makecache" or "swap" or "builddep";

    private static Fix? Mend(RuleContext c, CommandStatement run, PackageInstall call)
    {
        var sudo = call.Invocation.Wrappers.Any(static w => w.Is("sudo")) ? "sudo " : "";
        return CommandChain.Append(c, run, $"{sudo}{call.Manager} clean all") is { } edit ? new Fix(FixClass.Safe, "clean in the same RUN", edit) : null;
    }
}
