namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A COPY source that is not in the build context.</summary>
internal static class CopySourceMissing
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-source-missing",
        Title = "COPY names a file that is not there",
        Why = "The build stops; a pattern that matches nothing goes through without a word.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM debian:12.11
            COPY main.py /srv/

            """,
        After =
            """
            FROM debian:12.11
            COPY app.py /srv/

            """,
        ExampleFiles = [("app.py", ""), ("web/index.html", "")],
        Check = static c =>
        {
            if (c.Folder is not { } folder) return;
            foreach (var (word, path) in ContextSources.Of(c.File).Where(static s => s.Path.Length > 0))
            {
                if (path.AsSpan().ContainsAny('*', '?', '['))
                {
                    if (folder.Complete && !folder.Files.Any(f => Matches(path, f.Path))) c.Report(RuleSeverity.Warning, word.Span, $"nothing in the build context matches {path}; COPY then copies nothing, without a word");
                }
                else if (!folder.Exists(path) && folder.Complete) c.Report(word.Span, $"{path} is not in the build context");
            }
        },
    };

    /// <summary>A pattern matches a file or one of the folders above it.</summary>
    private static bool Matches(string pattern, string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (PathPattern.Matches(pattern, path[..end])) return true;
        }

        return false;
    }
}
