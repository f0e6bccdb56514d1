using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A relative destination without WORKDIR.</summary>
internal static class CopyRelativeNoWorkdir
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-relative-no-workdir",
        Title = "A relative destination depends on the base image",
        Why = "No WORKDIR is set here, so the files land wherever the base image's own one points.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["DL3045"],
        Before =
            """
            FROM debian:12.11
            COPY app.py app.py

            """,
        After =
            """
            FROM debian:12.11
            COPY app.py /app.py

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                foreach (var copy in stage.All<CopyStatement>())
                {
                    if (copy.Destination is not { } target || copy.Scope.Expand(target.Text).Value is not { Length: > 0 } path || IsAbsolute(path)) continue;
                    if (stage.Lineage.Any(s => s.Named("workdir").Any(w => s != stage || w.Syntax.FirstLine < copy.Syntax.FirstLine))) continue;
                    var absolute = "/" + (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path == "." ? "" : path);
                    c.Report(target.Span, $"no WORKDIR is set, so \"{path}\" lands wherever the base image says; set WORKDIR or write an absolute path",
                        copy.Syntax.Json || target.Text != path ? null : new Fix(FixClass.Consent, $"write {absolute}", new TextEdit(target.Span, absolute)));
                }
            }
        },
    };

    private static bool IsAbsolute(string path) => path[0] is '/' or '\\' or '%' || path is [_, ':', ..];
}
