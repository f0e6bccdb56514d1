using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>RUN in a stage that starts from nothing.</summary>
internal static class RunInScratch
{
    public static readonly Rule Rule = new()
    {
        Id = "run-in-scratch",
        Title = "RUN in an empty image has nothing to run",
        Why = "scratch holds no file: neither a shell nor a program is there, and the build stops.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM scratch
            COPY app /app
            RUN chmod 0755 /app
            """,
        After =
            """
            FROM scratch
            COPY --chmod=0755 app /app
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(static s => s.RootFrom.IsScratch))
            {
                foreach (var run in stage.Runs)
                {
                    if (MayHaveProgram(stage, run)) continue;
                    c.Report(run.KeywordSpan, run.Exec ? "scratch is empty and nothing was copied: there is no program to run" : "scratch has no shell for RUN; do this in an earlier stage and COPY --from the result");
                }
            }
        },
    };

    /// <summary>True when a file that came before may be the shell, or the program of a JSON form.</summary>
    private static bool MayHaveProgram(Stage stage, CommandStatement run) =>
        stage.Before(run).OfType<CopyStatement>().Any(s => s.Destination is { } to && (run.Exec || s.Scope.Expand(to.Text).Value is not { } path || IsShellFolder(path.TrimEnd('/')) || s.IsAdd && s.Sources.Any(static w => Archives.IsArchive(w.Text))))
        || run.Mounts.Any(static m => m.Type == "bind" && m.From is not null);

    private static bool IsShellFolder(string path) =>
        path is "" or "." or "/bin" or "/usr" or "/usr/bin" or "/sbin" || path.EndsWith("/sh", StringComparison.Ordinal) || path.Contains("busybox", StringComparison.Ordinal) || path.StartsWith("/bin/", StringComparison.Ordinal);
}
