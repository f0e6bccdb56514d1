using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A build step that downloads its packages afresh each time.</summary>
/// <remarks>Only in stages that are not shipped: in the others the rules about caches left behind speak.</remarks>
internal static class PreferCacheMount
{
    public static readonly Rule Rule = new()
    {
        Id = "prefer-cache-mount",
        Title = "Packages are downloaded afresh on every build",
        Why = "When the lock file changes by one line, the layer is built anew and everything is fetched again; a cache mount keeps what was fetched between builds and out of the image.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM golang:1.23.4-bookworm AS build
            COPY . .
            RUN go build -o /app .
            FROM debian:12.11-slim
            COPY --from=build /app /app
            """,
        After =
            """
            FROM golang:1.23.4-bookworm AS build
            COPY . .
            RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /app .
            FROM debian:12.11-slim
            COPY --from=build /app /app
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                var stage = c.File.StageOf(run);
                if (c.File.IsShipped(stage) || !c.File.Needed.Contains(stage.Index) || run.Mounts.Any(static m => m.Type == "cache")) continue;
                if (run.Packages.FirstOrDefault(static p => Folders(p).Length > 0) is not { } call || AsksForNone(run, call)) continue;
                var folders = Folders(call);
                c.Report(call.Invocation.Command.Span, $"{call.Manager} fetches its packages afresh whenever this layer is built; a cache mount on {string.Join(" and ", folders)} keeps them", Mend(c, run, stage, call, folders));
            }
        },
    };

    /// <summary>Where a tool keeps what it fetched, for root; empty for calls that fetch nothing.</summary>
    private static string[] Folders(PackageInstall call) => (call.Manager, call.Action) switch
    {
        ("go", "build" or "install" or "mod" or "get" or "test") => ["/go/pkg/mod", "/root/.cache/go-build"],
        ("cargo", "build" or "b" or "install" or "fetch") => ["/usr/local/cargo/registry"],
        ("npm", "ci" or "install" or "i") => ["/root/.npm"],
        ("pip", "install") => ["/root/.cache/pip"],
        ("uv" or "uv pip", "sync" or "install") => ["/root/.cache/uv"],
        _ => [],
    };

    private static bool AsksForNone(CommandStatement run, PackageInstall call) =>
        call.Invocation.HasOption("--no-cache-dir", "--no-cache", "--offline") || call.Manager == "pip" && RunEnvironment.Has(run, call.Invocation, "PIP_NO_CACHE_DIR")
        || call.Manager.StartsWith("uv", StringComparison.Ordinal) && RunEnvironment.Has(run, call.Invocation, "UV_NO_CACHE") || call is { Manager: "go", Action: "mod" } && call.Operands is not [{ Value: "download" or "tidy" or "vendor" }, ..];

    /// <summary>Only for root on the official image of the tool, whose folders are known.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run, Stage stage, PackageInstall call, string[] folders)
    {
        var image = call.Manager switch { "go" => "golang", "cargo" => "rust", "npm" => "node", _ => "python" };
        if (stage.RootFrom.Reference is not { } reference || !reference.Repository.EndsWith("library/" + image, StringComparison.Ordinal)) return null;
        if (stage.Before(run).Any(static s => s.Syntax.Name == "user") || run.Scope.Variables.Keys.Any(static n => n is "GOPATH" or "GOMODCACHE" or "GOCACHE" or "CARGO_HOME" or "HOME" or "NPM_CONFIG_CACHE" or "UV_CACHE_DIR" or "PIP_CACHE_DIR")) return null;
        var mounts = string.Concat(folders.Select(static f => $" --mount=type=cache,target={f}"));
        return new Fix(FixClass.Consent, "mount a cache", TextEdit.Insert(run.KeywordSpan.End, mounts));
    }
}
