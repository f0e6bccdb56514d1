using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY of everything without .dockerignore.</summary>
internal static class CopyRecursiveContext
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-recursive-context",
        Title = "Everything in the folder is copied into the image",
        Why = "History, secrets and caches come along, and every change of any file builds the layer anew.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Warning,
        Aliases = ["S6470"],
        Before =
            """
            FROM debian:12.11
            COPY . /srv

            """,
        After =
            """
            FROM debian:12.11
            COPY app.py /srv/

            """,
        ExampleFiles = [("app.py", "")],
        Check = static c =>
        {
            if (c.Folder is not { Ignore: null }) return;
            foreach (var copy in c.File.Statements.OfType<CopyStatement>().Where(static s => s.From is null))
            {
                foreach (var word in copy.Sources.Where(static w => w.Text is "." or "./" or "*" or "/" or "./*")) c.Report(word.Span, "everything in the folder goes into the image; name what is needed, or write a .dockerignore");
            }
        },
    };
}
