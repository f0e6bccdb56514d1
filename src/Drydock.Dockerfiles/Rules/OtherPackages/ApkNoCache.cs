using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>apk add that leaves its index in the layer.</summary>
internal static class ApkNoCache
{
    private const string Cache = "/var/cache/apk";

    public static readonly Rule Rule = new()
    {
        Id = "apk-no-cache",
        Title = "apk leaves its index in the image",
        Why = "The index stays in the layer, is old the next day, and lets a later RUN install versions that have long been replaced.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["DKL-DI-0004", "DL3019", "DS-0025"],
        Before =
            """
            FROM alpine:3.20
            RUN apk update && apk add curl
            """,
        After =
            """
            FROM alpine:3.20
            RUN apk add --no-cache curl
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(r => c.File.IsShipped(c.File.StageOf(r))))
            {
                if (LayerContents.IsMounted(run, Cache) || LayerContents.IsMounted(run, "/etc/apk/cache") || LayerContents.HasCacheMountNamed(run, "/apk")) continue;
                foreach (var call in run.Packages.Where(static p => p is { Manager: "apk", Action: "add" }))
                {
                    if (call.Invocation.HasOption("--no-cache") || LayerContents.IsDeleted(run.Script!, Cache, call.Invocation.Command.Start)) continue;
                    c.Report(call.ActionWord!.Span, "apk add without --no-cache leaves its index in the layer", Mend(c, run, call));
                }
            }
        },
    };

    /// <summary>An update in front would still leave an index, so it goes, or nothing is offered.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run, PackageInstall call)
    {
        var add = TextEdit.Insert(call.ActionWord!.Span.End, " --no-cache");
        var updates = run.Packages.Where(static p => p is { Manager: "apk", Action: "update" or "upgrade" }).ToList();
        if (updates.Count == 0) return new Fix(FixClass.Safe, "add --no-cache", add);
        if (updates is not [{ Action: "update" } update] || run.Packages.Count(static p => p is { Manager: "apk", Action: "add" }) > 1) return null;
        return update.Invocation.Command.Start < call.Invocation.Command.Start && CommandChain.Remove(c, run, update.Invocation) is { } remove
            ? new Fix(FixClass.Safe, "add --no-cache, which fetches the index itself", [remove, add]) : null;
    }
}
