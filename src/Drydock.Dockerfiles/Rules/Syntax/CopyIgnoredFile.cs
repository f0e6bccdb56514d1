namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A COPY source that .dockerignore leaves out.</summary>
/// <remarks>BuildKit's CopyIgnoredFile: silent as soon as the file takes anything back in; a source with <c>*</c> is compared as it is written.</remarks>
internal static class CopyIgnoredFile
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-ignored-file",
        Title = "COPY names a file that .dockerignore leaves out",
        Why = "The builder never gets it; the build stops at the missing file.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Aliases = ["CopyIgnoredFile"],
        Before =
            """
            FROM debian:12.11
            COPY build.log /srv/

            """,
        After =
            """
            FROM debian:12.11
            COPY app.py /srv/

            """,
        ExampleFiles = [(".dockerignore", "*.log\n"), ("app.py", ""), ("build.log", "")],
        Check = static c =>
        {
            if (c.Folder?.Ignore is not { HasExceptions: false } ignore) return;
            foreach (var (word, path) in ContextSources.Of(c.File))
            {
                var excluded = path.Length == 0 ? ignore.Lines.Any(static l => l.Pattern is "*" or "**" or "**/*") : ignore.Excludes(path);
                if (excluded) c.Report(word.Span, $".dockerignore leaves {(path.Length == 0 ? "everything" : path)} out, so the builder never gets it");
            }
        },
    };
}
