namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY of the whole build context without a .dockerignore.</summary>
/// <remarks>Where the context already holds what no image wants, no-dockerignore says so instead. A .dockerignore is a file of its own, which no edit of this one makes: no fix.</remarks>
internal static class CopyRecursiveContext
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-recursive-context",
        Title = "COPY takes whatever lies in the build context",
        Why = "Whatever comes to lie beside the Dockerfile later (keys, caches, results of tests) gets into the image, and each change of it builds everything below anew.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Warning,
        Aliases = ["S6470"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY . /srv/app
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            COPY app.py /srv/app/
            """,
        ExampleFiles = [("app.py", "print('ready')")],
        Check = static c =>
        {
            if (c.Folder is not { Ignore: null } folder || WholeContext.UnwantedIn(folder).Any()) return;
            foreach (var (copy, source) in WholeContext.Of(c))
                c.Report(source.Span, $"{copy.Syntax.Name.ToUpperInvariant()} {source.Text} takes everything beside the Dockerfile and no .dockerignore holds anything back; write one, or name what the image needs");
        },
    };
}
