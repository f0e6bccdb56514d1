using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A Node package without a version.</summary>
internal static class NpmUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "npm-unpinned",
        Title = "A Node package has no version",
        Why = "Two builds of one file give two sets of packages: one day a release that breaks the service comes in, or one that an attacker published an hour ago.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Aliases = ["DL3016"],
        Before =
            """
            FROM node:22.12.0-bookworm-slim
            RUN npm install -g pm2
            """,
        After =
            """
            FROM node:22.12.0-bookworm-slim
            RUN npm install -g pm2@5.4.3
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (Packages(call) is not { Count: > 0 } loose) continue;
                c.Report(loose[0].Span, $"no version for {SystemInstalls.List([.. loose.Select(static o => o.Value!)])}; write name@version");
            }
        },
    };

    private static List<ShellWord> Packages(PackageInstall call)
    {
        var operands = call.Manager switch
        {
            "npm" when call.Action is "install" or "i" or "add" => call.Operands,
            "pnpm" when call.Action is "add" or "install" or "i" => call.Operands,
            "yarn" when call.Action == "add" => call.Operands,
            "yarn" when call is { Action: "global", Operands: [{ Value: "add" }, ..] } => call.Operands[1..],
            _ => [],
        };
        return [.. operands.Where(static o => o.Value is { Length: > 0 } text && !IsPath(text) && !IsPinned(text))];
    }

    /// <summary>A folder, an archive, an address, or a repository as <c>owner/name</c>.</summary>
    private static bool IsPath(string text) =>
        text[0] is '.' or '/' or '~' || text.Contains(':', StringComparison.Ordinal) || text.EndsWith(".tgz", StringComparison.Ordinal) || text.EndsWith(".tar.gz", StringComparison.Ordinal)
        || text[0] != '@' && text.Contains('/', StringComparison.Ordinal);

    /// <summary>A version with a digit in it behind the last @; a tag such as latest moves.</summary>
    private static bool IsPinned(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && text.AsSpan(at + 1) is { Length: > 0 } version && version.ContainsAnyInRange('0', '9') && !version.ContainsAny('>', '*', 'x');
    }
}
