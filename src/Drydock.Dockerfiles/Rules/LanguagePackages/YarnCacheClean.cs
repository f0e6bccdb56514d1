using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>Yarn's cache in the layer.</summary>
internal static class YarnCacheClean
{
    public static readonly Rule Rule = new()
    {
        Id = "yarn-cache-clean",
        Title = "Yarn's cache stays in the image",
        Why = "Every package is stored twice, once installed and once in a cache that nobody reads again.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["DL3060"],
        Before =
            """
            FROM node:22.12.0-bookworm-slim
            RUN yarn install --frozen-lockfile
            """,
        After =
            """
            FROM node:22.12.0-bookworm-slim
            RUN yarn install --frozen-lockfile && yarn cache clean
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(r => c.File.IsShipped(c.File.StageOf(r))))
            {
                if (run.Packages.LastOrDefault(static p => p is { Manager: "yarn", Action: "install" or "add" } or { Manager: "yarn", ActionWord: null } or { Manager: "yarn", Action: "global", Operands: [{ Value: "add" }, ..] }) is not { } call) continue;
                if (call.ActionWord is null && call.Invocation.HasOption("--version", "-v", "--help")) continue;
                if (LayerContents.HasCacheMountNamed(run, "yarn", ".cache", "/cache") || RunEnvironment.Has(run, call.Invocation, "YARN_CACHE_FOLDER") || IsModern(c, run, call) || IsCleaned(run, call)) continue;
                var edit = CommandChain.Append(c, run, "yarn cache clean");
                c.Report(call.Invocation.Command.Span, "yarn leaves every package in its cache a second time; end the RUN with yarn cache clean", edit is null ? null : new Fix(FixClass.Safe, "clean in the same RUN", edit));
            }
        },
    };

    /// <summary>Yarn 2 and newer may run from its cache, which must not go then.</summary>
    private static bool IsModern(RuleContext c, CommandStatement run, PackageInstall call) =>
        call.Invocation.HasOption("--immutable", "--immutable-cache", "--inline-builds") || c.Folder is { } folder && (folder.Exists(".yarnrc.yml") || folder.Exists(".pnp.cjs") || folder.Exists(".yarn"))
        || c.File.StageOf(run).Before(run).Append(run).OfType<CommandStatement>().Any(static r => r.Invocations.Any(static i => i.Runs("corepack") || i.Runs("yarn") && i.Arguments is [{ Value: "set" or "workspaces" or "plugin" }, ..]));

    private static bool IsCleaned(CommandStatement run, PackageInstall call) =>
        run.Packages.Any(p => p is { Manager: "yarn", Action: "cache" } && p.Invocation.Command.Start > call.Invocation.Command.Start)
        || run.Invocations.Any(i => i.Command.Start > call.Invocation.Command.Start && LayerContents.Deleted(i).Any(static d => d.Contains(".cache", StringComparison.Ordinal) || d.Contains("yarn", StringComparison.Ordinal)));
}
