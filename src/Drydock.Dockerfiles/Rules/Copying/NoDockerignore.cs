namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>A build context with what no image wants, and no .dockerignore.</summary>
/// <remarks>A .dockerignore is a file of its own, which no edit of this one makes: no fix.</remarks>
internal static class NoDockerignore
{
    public static readonly Rule Rule = new()
    {
        Id = "no-dockerignore",
        Title = "The build context holds what no image wants, and no .dockerignore",
        Why = "The history of a repository, settings with passwords and installed packages of another machine get into the image, and the build sends them each time.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Warning,
        Aliases = ["DKL-LI-0003"],
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
        ExampleFiles = [(".env", "TOKEN=example"), ("app.py", "print('ready')")],
        Check = static c =>
        {
            if (c.Folder is not { Ignore: null } folder) return;
            var unwanted = WholeContext.UnwantedIn(folder).Take(3).ToList();
            if (unwanted.Count == 0) return;
            foreach (var (copy, source) in WholeContext.Of(c))
                c.Report(source.Span, $"{copy.Syntax.Name.ToUpperInvariant()} {source.Text} takes {string.Join(", ", unwanted)} into the image; write a .dockerignore that names {(unwanted.Count == 1 ? "it" : "them")}");
        },
    };
}
