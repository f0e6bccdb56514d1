using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY, then chmod.</summary>
internal static class PreferCopyChmod
{
    public static readonly Rule Rule = new()
    {
        Id = "prefer-copy-chmod",
        Title = "A file is copied, then given its mode",
        Why = "The second layer holds the file again.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Before =
            """
            FROM debian:12.11
            COPY entry.sh /entry.sh
            RUN chmod 0755 /entry.sh

            """,
        After =
            """
            FROM debian:12.11
            COPY --chmod=0755 entry.sh /entry.sh

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                for (var i = 1; i < stage.Statements.Length; i++)
                {
                    if (stage.Statements[i] is not CommandStatement { Syntax: { Name: "run", Heredocs.IsEmpty: true }, Exec: false } run || stage.Statements[i - 1] is not CopyStatement { Destination: { } target, Sources: [var source] } copy) continue;
                    if (run.CommandLine is not ["chmod", { } mode, { } path] || path != target.Text || mode.Any(static m => m is < '0' or > '7') || mode.Length is < 3 or > 4) continue;
                    if (copy.Flag("chmod") is not null || copy.Flag("link") is not null || !run.Flags.IsEmpty || !source.Text.Contains('.', StringComparison.Ordinal) || source.Text is "." or ".." || copy.Syntax.Json) continue;
                    var fix = new Fix(FixClass.Safe, "give the mode to COPY", [TextEdit.Insert(copy.KeywordSpan.End, $" --chmod={mode}"), TextEdit.Remove(c.LinesOf(run))]);
                    c.Report(run.Span, $"the layer holds {path} again; COPY --chmod={mode} stores it once", fix);
                }
            }
        },
    };
}
