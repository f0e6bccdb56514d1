using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>An archive that is copied, then unpacked.</summary>
internal static class CopyThenUntar
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-then-untar",
        Title = "An archive is copied and then unpacked",
        Why = "The archive stays in the layer of COPY for good, deleted or not, beside what comes out of it. ADD unpacks a local archive by itself.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["DL3010"],
        Before =
            """
            FROM debian:12.11
            COPY app.tar.gz /tmp/
            RUN tar -xzf /tmp/app.tar.gz -C /opt

            """,
        After =
            """
            FROM debian:12.11
            ADD app.tar.gz /opt/

            """,
        Check = static c =>
        {
            foreach (var copy in c.Stages.SelectMany(static s => s.All<CopyStatement>()).Where(static s => !s.IsAdd && s.From is null && s.Destination is not null))
            {
                foreach (var source in copy.Sources)
                {
                    if (copy.Scope.Expand(source.Text).Value is not { } path || !Archives.IsArchive(path) || Target(c, copy, path) is not { } target) continue;
                    var unpacked = c.File.StageOf(copy).Statements.SkipWhile(s => !ReferenceEquals(s, copy)).Skip(1).OfType<CommandStatement>().Where(static s => s.Syntax.Name == "run")
                        .SelectMany(static r => r.Invocations, static (r, i) => (Run: r, Command: i)).FirstOrDefault(p => Unpacks(c, p.Run, p.Command, target));
                    if (unpacked.Command is null) continue;
                    var advice = Archives.IsUnpacked(path) ? "ADD unpacks it by itself" : "unpack it in another stage, or from RUN --mount=type=bind";
                    c.Report(source.Span, $"{path} is copied and then unpacked on line {unpacked.Run.Syntax.FirstLine}: it stays in the image beside its content; {advice}", Mend(c, copy, unpacked.Run, unpacked.Command, path));
                }
            }
        },
    };

    /// <summary>Where the archive lands.</summary>
    private static string? Target(RuleContext c, CopyStatement copy, string source)
    {
        if (copy.Scope.Expand(copy.Destination!.Text).Value is not { } to || WorkingFolder.At(c.File, copy) is not { } folder) return null;
        var name = source[(source.LastIndexOf('/') + 1)..];
        return WorkingFolder.Join(folder, Archives.IsArchive(to) ? to : to + "/" + name);
    }

    private static bool Unpacks(RuleContext c, CommandStatement run, ShellInvocation command, string target)
    {
        var unpacks = command.Runs("unzip", "gunzip", "bunzip2", "unxz", "7z") || command.Runs("tar", "bsdtar") && command.Arguments.Any(static a => a.Prefix is ['x' or 'z' or 'j' or 'v', ..] or ['-', not '-', ..] && a.Prefix.Contains('x', StringComparison.Ordinal) || a.Prefix is "--extract" or "--get");
        return unpacks && WorkingFolder.At(c.File, run) is { } folder && command.Arguments.Any(a => a.Value is { Length: > 0 } path && WorkingFolder.Join(folder, path) == target);
    }

    /// <summary>ADD into the folder that the next instruction unpacks to, where it does nothing else.</summary>
    private static Fix? Mend(RuleContext c, CopyStatement copy, CommandStatement run, ShellInvocation command, string source)
    {
        var stage = c.File.StageOf(copy);
        if (!Archives.IsUnpacked(source) || copy.Sources.Length != 1 || !copy.Flags.IsEmpty || copy.Syntax.Json || stage.Statements.IndexOf(run) != stage.Statements.IndexOf(copy) + 1) return null;
        if (run.Exec || !run.Flags.IsEmpty || !run.Syntax.Heredocs.IsEmpty || run.Invocations.Length != 1 || run.Script!.Root.Items is not [{ Pipeline.Commands: [SimpleCommand { Redirections.IsEmpty: true }] }]) return null;
        if (!command.Arguments.All(static a => a.Value is not null) || command.Arguments.Select(static a => a.Value!).ToArray() is not [['-', ..] options, _, "-C" or "--directory", ['/', ..] folder]) return null;
        if (options.AsSpan(1).IndexOfAnyExcept("xzjvf") >= 0 || c.LinesOf(copy).End != c.LinesOf(run).Start) return null;
        return new Fix(FixClass.Consent, "let ADD unpack it",
            [new TextEdit(copy.KeywordSpan, "ADD"), new TextEdit(copy.Destination!.Span, folder.TrimEnd('/') + "/"), TextEdit.Remove(c.LinesOf(run))]);
    }
}
