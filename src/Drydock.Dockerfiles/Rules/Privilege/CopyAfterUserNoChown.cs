using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>COPY below USER, of files that the user then tries to change.</summary>
/// <remarks>Files that root owns are the better choice for code (see app-owned-by-runtime-user), so COPY below USER is no mistake by itself.</remarks>
internal static class CopyAfterUserNoChown
{
    private static readonly string[] Changing = ["chmod", "chown", "chgrp", "rm", "mv", "touch", "mkdir", "sed", "tee"];

    public static readonly Rule Rule = new()
    {
        Id = "copy-after-user-no-chown",
        Title = "COPY below USER puts files that belong to root",
        Why = "USER does not count for COPY: without --chown the files are root's, and the account cannot change them.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            USER 1000:1000
            COPY start.sh /srv/start.sh
            RUN chmod u+x /srv/start.sh
            """,
        After =
            """
            FROM debian:12.11
            USER 1000:1000
            COPY --chown=1000:1000 start.sh /srv/start.sh
            RUN chmod u+x /srv/start.sh
            """,
        Check = static c =>
        {
            foreach (var copy in c.Stages.SelectMany(static s => s.All<CopyStatement>()))
            {
                if (copy.From is not null || copy.Flag("chown") is not null || copy.Destination is not { } destination) continue;
                var stage = c.File.StageOf(copy);
                if (stage.Before(copy).OfType<PlainStatement>().LastOrDefault(static s => s.Syntax.Name == "user") is not { Value: { } owner } || ImageUser.IsRoot(owner.Split(':')[0].Trim())) continue;
                if (WorkingFolder.At(c.File, copy) is not { } folder || copy.Scope.Expand(destination.Text).Value is not { } to) continue;
                var target = WorkingFolder.Join(folder, to);
                if (!DataFolders.Contains(target) && !IsChangedBelow(c, stage, copy, target)) continue;
                c.Report(copy.KeywordSpan, $"USER {owner} does not count for COPY: {to} belongs to root and cannot be changed by it; add --chown={owner}",
                    new Fix(FixClass.Consent, "give the files to the user", StatementEdits.AddFlag(copy, $"--chown={owner}")));
            }
        },
    };

    /// <summary>True when a RUN of the same user changes what was copied.</summary>
    private static bool IsChangedBelow(RuleContext c, Stage stage, CopyStatement copy, string target)
    {
        foreach (var statement in stage.Statements.SkipWhile(s => !ReferenceEquals(s, copy)).Skip(1).TakeWhile(static s => s.Syntax.Name != "user"))
        {
            if (statement is not CommandStatement { Syntax.Name: "run" } run || WorkingFolder.At(c.File, run) is not { } folder) continue;
            if (run.Invocations.Any(i => Changes(i) && i.Wrappers.IsEmpty && i.Arguments.Any(a => a.Value is { Length: > 0 } path && !path.StartsWith('-') && WorkingFolder.Join(folder, path) == target))) return true;
        }

        return false;
    }

    private static bool Changes(ShellInvocation command) =>
        command.Runs(Changing) && (!command.Runs("sed") || command.Arguments.Any(static a => a.Prefix.StartsWith("-i", StringComparison.Ordinal) || a.Prefix.StartsWith("--in-place", StringComparison.Ordinal)));
}
