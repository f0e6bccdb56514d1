using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>go install of whatever is newest.</summary>
internal static class GoInstallUnpinned
{
    private static readonly string[] Moving = ["latest", "upgrade", "patch", "main", "master", "HEAD", "develop", "trunk"];

    public static readonly Rule Rule = new()
    {
        Id = "go-install-unpinned",
        Title = "A Go program is installed in whatever version is newest",
        Why = "Two builds of one file give two programs: one day a release that breaks the build comes in, or one that an attacker published an hour ago.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Aliases = ["DL3062"],
        Before =
            """
            FROM golang:1.23.4-bookworm
            RUN go install golang.org/x/tools/cmd/stringer@latest
            """,
        After =
            """
            FROM golang:1.23.4-bookworm
            RUN go install golang.org/x/tools/cmd/stringer@v0.28.0
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is not { Manager: "go", Action: "install" or "get" or "run" }) continue;
                foreach (var word in call.Operands)
                {
                    if (word.Value is not { } text || !IsRemote(text)) continue;
                    var at = text.IndexOf('@', StringComparison.Ordinal);
                    if (at >= 0 ? !Moving.Contains(text[(at + 1)..], StringComparer.Ordinal) : call.Action == "run" || HasModule(c, run)) continue;
                    c.Report(word.Span, at >= 0 ? $"@{text[(at + 1)..]} moves; name a version: {text[..at]}@v…" : $"no version: {text} is taken in whatever version is newest; name one with @v…");
                    if (call.Action == "run") break;
                }
            }
        },
    };

    /// <summary>The first part of a module's path is a host, which has a dot.</summary>
    private static bool IsRemote(string text) => text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && text.AsSpan(0, slash).Contains('.') && text[0] != '.';

    /// <summary>True when a go.mod may be there, which names the version then.</summary>
    private static bool HasModule(RuleContext c, CommandStatement run) =>
        c.File.StageOf(run).Before(run).Any(static s => s is CopyStatement copy && copy.Sources.Any(static w => !w.Text.Contains('.', StringComparison.Ordinal) || w.Text is "." or "./" || w.Text.Contains("go.", StringComparison.Ordinal) || w.Text.Contains('*', StringComparison.Ordinal)))
        || run.Mounts.Any(static m => m.Type == "bind") || run.Invocations.Any(static i => i.Runs("git", "cd") || i.Runs("go") && i.Subcommand?.Value == "mod");
}
