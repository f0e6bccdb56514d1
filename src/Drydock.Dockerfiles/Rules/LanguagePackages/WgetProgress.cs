using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>wget's dots in the log.</summary>
internal static class WgetProgress
{
    public static readonly Rule Rule = new()
    {
        Id = "wget-progress",
        Title = "wget fills the log of the build",
        Why = "Without a terminal wget writes a line for every fifty kilobytes: thousands of lines in which the one that matters is not found.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["DL3047"],
        Before =
            """
            FROM buildpack-deps:bookworm
            RUN wget https://dl.acme.example/tool-1.4.tar.gz
            """,
        After =
            """
            FROM buildpack-deps:bookworm
            RUN wget --progress=dot:giga https://dl.acme.example/tool-1.4.tar.gz
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (!command.Runs("wget") || Download.Of(command) is not { } download || IsQuiet(download) || IsBusyBox(c, run)) continue;
                var word = command.NameWord.Span;
                c.Report(word, "wget fills the log with dots; add --progress=dot:giga or -q", new Fix(FixClass.Safe, "add --progress=dot:giga", TextEdit.Insert(word.End, " --progress=dot:giga")));
            }
        },
    };

    private static bool IsQuiet(Download download) =>
        download.Has('q', "--quiet", "-nv", "--no-verbose", "--progress", "--output-file", "--append-output", "--background", "--spider") || download.Has('o') || download.Has('a') || download.Has('b')
        || download.Invocation.Arguments.Any(static a => a is { Prefix.Length: 0, Value: null } && a.Raw.Contains("OPT", StringComparison.OrdinalIgnoreCase));

    /// <summary>Alpine's own wget is BusyBox's, which does not know the option; the package of the name brings the other.</summary>
    private static bool IsBusyBox(RuleContext c, CommandStatement run)
    {
        var stage = c.File.StageOf(run);
        if (c.BaseOf(stage).Os != "alpine" && stage.RootFrom.Reference?.Repository.EndsWith("/busybox", StringComparison.Ordinal) != true) return false;
        return !stage.Before(run).Append(run).OfType<CommandStatement>().Any(static r => r.Packages.Any(static p => p is { Manager: "apk", Action: "add" } && p.Operands.Any(static o => SystemInstalls.NameOf(o) == "wget")));
    }
}
