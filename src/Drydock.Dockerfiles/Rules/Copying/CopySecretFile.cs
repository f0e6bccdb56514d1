using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY of a file that holds secrets.</summary>
internal static class CopySecretFile
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-secret-file",
        Title = "COPY takes a file that holds secrets",
        Why = "What COPY takes stays in its layer, deleted later or not: everybody who can pull the image can read it.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.High,
        Aliases = ["DS-0031", "S6470"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY id_rsa /root/.ssh/id_rsa
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN --mount=type=ssh ssh -T git@example.com
            """,
        Check = static c =>
        {
            foreach (var copy in c.Stages.SelectMany(static s => s.All<CopyStatement>()).Where(static s => s.From is null))
            {
                foreach (var source in copy.Sources)
                {
                    if (source.Text.StartsWith("<<", StringComparison.Ordinal) || copy.Scope.Expand(source.Text).Value is not { } path || Archives.IsRemote(path)) continue;
                    var found = Found(c, copy, source, path).Take(4).ToList();
                    if (found.Count > 0) Report(c, copy, source, found);
                }
            }
        },
    };

    private static void Report(RuleContext c, CopyStatement copy, Word source, List<string> found)
    {
        var names = string.Join(", ", found.Take(3)) + (found.Count > 3 ? ", …" : "");
        if (c.File.IsShipped(c.File.StageOf(copy)))
            c.Report(source.Span, $"{names} would be in the image for everybody who can pull it; mount it where it is needed: RUN --mount=type=secret, or at run time");
        else
            c.Report(RuleSeverity.Warning, source.Span, $"{names} stays in the build cache, and in the image once a later stage copies it; use RUN --mount=type=secret");
    }

    /// <summary>The secret files that a source brings: named by it, or found in the folder it names.</summary>
    private static IEnumerable<string> Found(RuleContext c, CopyStatement copy, Word source, string path)
    {
        if (c.Folder is { } folder && ContextSource.Files(folder, copy, source).ToList() is { Count: > 0 } files)
            return files.Select(static f => f.Path).Where(p => SecretFiles.IsNamedSo(p) ? SecretFiles.MayHold(p, folder.Read(p)) : SecretFiles.Holds(p, folder.Read));
        return SecretFiles.IsNamedSo(path) ? [path] : [];
    }
}
