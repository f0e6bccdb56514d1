using System.Globalization;
using Drydock.Dockerfiles.Rules.Privilege;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY, then chmod or chown of the copied file.</summary>
internal static class PreferCopyChmod
{
    public static readonly Rule Rule = new()
    {
        Id = "prefer-copy-chmod",
        Title = "A copied file is changed by chmod or chown in a layer of its own",
        Why = "A layer cannot change a mode alone: it stores the whole file a second time. COPY --chmod and --chown set both at once.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Before =
            """
            FROM debian:12.11
            COPY start.sh /usr/local/bin/start.sh
            RUN chmod 0755 /usr/local/bin/start.sh

            """,
        After =
            """
            FROM debian:12.11
            COPY --chmod=0755 start.sh /usr/local/bin/start.sh

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(s => c.File.Needed.Contains(s.Index)))
            {
                foreach (var run in stage.Runs)
                {
                    foreach (var command in run.Invocations.Where(static i => i.Runs("chmod", "chown") && i.Wrappers.IsEmpty)) Judge(c, stage, run, command);
                }
            }
        },
    };

    private static void Judge(RuleContext c, Stage stage, CommandStatement run, ShellInvocation command)
    {
        if (WorkingFolder.At(c.File, run) is not { } folder) return;
        var paths = command.Arguments.Where(static a => a.Value is { Length: > 0 } value && !value.StartsWith('-')).Skip(1).Select(a => WorkingFolder.Join(folder, a.Value!)).ToList();
        var copy = stage.Statements.TakeWhile(s => !ReferenceEquals(s, run)).OfType<CopyStatement>().LastOrDefault(s => Target(c, s) is { } target && paths.Contains(target));
        if (copy is null) return;
        var flag = command.Runs("chmod") ? "chmod" : "chown";
        c.Report(command.NameWord.Span, $"{flag} stores what line {copy.Syntax.FirstLine} copied a second time; write {copy.Syntax.Name.ToUpperInvariant()} --{flag} there", Mend(c, stage, copy, run, command, flag));
    }

    /// <summary>Where a single source lands; null where that is not known.</summary>
    private static string? Target(RuleContext c, CopyStatement copy)
    {
        if (copy.Sources.Length != 1 || copy.Destination is null || copy.Scope.Expand(copy.Destination.Text).Value is not { } to || WorkingFolder.At(c.File, copy) is not { } folder) return null;
        if (copy.Scope.Expand(copy.Sources[0].Text).Value is not { } source || source.AsSpan().ContainsAny('*', '?', '[')) return null;
        var name = source[(source.LastIndexOf('/') + 1)..];
        return WorkingFolder.Join(folder, to.EndsWith('/') || to is "." or "./" ? to + "/" + name : to);
    }

    /// <summary>Where the next instruction is this command alone, on the one file.</summary>
    private static Fix? Mend(RuleContext c, Stage stage, CopyStatement copy, CommandStatement run, ShellInvocation command, string flag)
    {
        if (stage.Statements.IndexOf(run) != stage.Statements.IndexOf(copy) + 1 || c.LinesOf(copy).End != c.LinesOf(run).Start || copy.Flag(flag) is not null || copy.Flag("link") is not null || !copy.Syntax.Heredocs.IsEmpty || copy.IsAdd) return null;
        if (run.Exec || !run.Flags.IsEmpty || !run.Syntax.Heredocs.IsEmpty || run.Invocations.Length != 1 || run.Script!.Root.Items is not [{ Pipeline.Commands: [SimpleCommand { Redirections.IsEmpty: true }] }]) return null;
        if (command.Arguments is not [{ Value: { } wanted }, { Value: not null }] || !IsFile(c, copy) || ImageUser.At(c, run) is not { } user || !ImageUser.IsRoot(user)) return null;
        if (flag == "chown") return Fix(c, copy, run, FixClass.Safe, $"--chown={wanted}");
        if (Permissions.Octal(wanted) is not null) return Fix(c, copy, run, FixClass.Safe, $"--chmod={wanted}");

        // What +x makes of a file depends on the mode it has.
        if (wanted is not ("+x" or "a+x")) return null;
        var mode = c.Folder is { } context ? ContextSource.File(context, copy, copy.Sources[0])?.Mode : null;
        return mode is > 0 and { } known ? Fix(c, copy, run, FixClass.Safe, string.Create(CultureInfo.InvariantCulture, $"--chmod=0{Convert.ToString(known | 0x49, 8)}")) : Fix(c, copy, run, FixClass.Consent, "--chmod=0755");
    }

    private static Fix Fix(RuleContext c, CopyStatement copy, CommandStatement run, FixClass fixClass, string flag) =>
        new(fixClass, "let COPY set it", [StatementEdits.AddFlag(copy, flag), TextEdit.Remove(c.LinesOf(run))]);

    /// <summary>A folder's content would get the mode too: the name must be one of a file, or the build context say so.</summary>
    private static bool IsFile(RuleContext c, CopyStatement copy) =>
        copy.From is null && c.Folder is { } folder ? ContextSource.File(folder, copy, copy.Sources[0]) is not null : Archives.EndsPlainly(copy.Sources[0].Text) && !copy.Sources[0].Text.Contains('$', StringComparison.Ordinal);
}
