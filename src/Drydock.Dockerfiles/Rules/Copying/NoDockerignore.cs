using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>A build context with history or secrets and without .dockerignore.</summary>
internal static class NoDockerignore
{
    public static readonly Rule Rule = new()
    {
        Id = "no-dockerignore",
        Title = "The build context is sent whole",
        Why = "The history and what lies beside it travel to the builder with every build, and into the image with the first COPY of a folder.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Warning,
        Aliases = ["DKL-LI-0003"],
        Before =
            """
            FROM debian:12.11
            COPY app.py /srv/

            """,
        After =
            """
            FROM scratch

            """,
        ExampleFiles = [(".git/HEAD", ""), ("app.py", "")],
        Check = static c =>
        {
            if (c.Folder is not { Ignore: null } folder || !c.File.Statements.OfType<CopyStatement>().Any(static s => s.From is null)) return;
            var first = c.File.Statements.OfType<CopyStatement>().First(static s => s.From is null);
            var found = new[] { ".git", ".env", "node_modules", ".venv" }.FirstOrDefault(folder.Exists);
            if (found is not null) c.Report(first.KeywordSpan, $"{found} lies in the build context and no .dockerignore keeps it out");
        },
    };
}
