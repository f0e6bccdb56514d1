using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>What changes with each build, ahead of what takes long.</summary>
internal static class ArgBeforeHeavyLayer
{
    private static readonly ImmutableHashSet<string> Changing = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "BUILD_DATE", "BUILD_TIME", "BUILD_TIMESTAMP", "DATE", "CREATED", "VCS_REF", "GIT_COMMIT", "GIT_SHA", "GIT_REF", "GIT_REVISION", "COMMIT", "COMMIT_SHA", "SHA", "REVISION", "SOURCE_COMMIT", "BUILD_NUMBER", "BUILD_ID", "BUILD_VERSION", "CACHEBUST", "CACHE_BUST");

    public static readonly Rule Rule = new()
    {
        Id = "arg-before-heavy-layer",
        Title = "Packages are installed anew with each build",
        Why = "A changed argument or file changes every layer below it: the installation runs again although nothing that it needs has changed.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            ARG GIT_COMMIT
            RUN apt-get update && apt-get install -y curl
            LABEL org.opencontainers.image.revision=$GIT_COMMIT
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y curl
            ARG GIT_COMMIT
            LABEL org.opencontainers.image.revision=$GIT_COMMIT
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(s => c.File.Needed.Contains(s.Index)))
            {
                foreach (var arg in stage.All<PairsStatement>().Where(static s => s.Syntax.Name == "arg")) Argument(c, stage, arg);
                foreach (var copy in stage.All<CopyStatement>().Where(static s => s.From is null && s.Destination is not null)) Copy(c, stage, copy);
            }
        },
    };

    private static void Argument(RuleContext c, Stage stage, PairsStatement arg)
    {
        if (!arg.Pairs.Any(static p => Changing.Contains(p.Name))) return;
        var below = Below(stage, arg);
        var heavy = below.FindLastIndex(static s => s is CommandStatement run && Installs(run) is not null);
        if (heavy < 0) return;

        // Where something above or in the installation uses it, the order is right.
        if (below.Take(heavy + 1).Any(s => arg.Pairs.Any(p => VariableUses.Mentions(s, p.Name)))) return;
        var name = arg.Pairs.First(static p => Changing.Contains(p.Name)).Name;
        c.Report(arg.Span, $"{name} changes with each build, and the installation on line {below[heavy].Syntax.FirstLine} runs again each time; move ARG below it", Mend(c, arg, below.Skip(heavy + 1).FirstOrDefault(s => arg.Pairs.Any(p => VariableUses.Mentions(s, p.Name)))));
    }

    private static Fix? Mend(RuleContext c, PairsStatement arg, Statement? user)
    {
        if (user is null) return null;
        var lines = c.LinesOf(arg);
        return new Fix(FixClass.Consent, "move ARG down to where it is used", [TextEdit.Remove(lines), .. Insertion.Before(c, c.File.StageOf(arg), user, FixClass.Consent, "", [c.TextOf(lines).TrimEnd('\r', '\n')]).Edits]);
    }

    /// <summary>The whole context is copied before packages are installed by a list that lies in it.</summary>
    private static void Copy(RuleContext c, Stage stage, CopyStatement copy)
    {
        if (!copy.Sources.Any(static s => s.Text is "." or "./" or "*")) return;
        foreach (var run in Below(stage, copy).OfType<CommandStatement>())
        {
            if (run.Syntax.Name != "run" || Installs(run) is not { } call || !InstallsFromList(call) || stage.Before(copy).OfType<CommandStatement>().Any(static s => s.Syntax.Name == "run" && Installs(s) is { } earlier && InstallsFromList(earlier))) continue;
            c.Report(copy.Span, $"each change of any file runs the installation on line {run.Syntax.FirstLine} again; copy the list of packages first, install, then copy the rest");
            return;
        }
    }

    private static List<Statement> Below(Stage stage, Statement statement) => [.. stage.Statements.SkipWhile(s => !ReferenceEquals(s, statement)).Skip(1)];

    private static PackageInstall? Installs(CommandStatement run) => run.Packages.FirstOrDefault(static p => p.Installs);

    /// <summary>True for an installation that needs nothing of the source but a list: a requirements file, a lock file, or system packages.</summary>
    private static bool InstallsFromList(PackageInstall call) => call switch
    {
        { IsSystem: true } => true,
        { Manager: "pip" or "uv pip" } => !call.Operands.Any(static o => o.Prefix.StartsWith('.') || o.Prefix.StartsWith('/')) && !PackageInstalls.ValuesOf(call.Invocation, "-e", "--editable").Any(),
        { Manager: "npm" or "pnpm" or "yarn" or "bundle" or "gem" } => true,
        _ => false,
    };
}
