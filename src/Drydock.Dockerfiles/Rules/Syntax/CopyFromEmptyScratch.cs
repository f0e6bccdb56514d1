using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>COPY from a scratch stage that holds nothing.</summary>
internal static class CopyFromEmptyScratch
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-from-empty-scratch",
        Title = "COPY takes from an empty stage",
        Why = "Nothing was ever put into it; the build stops at the missing file.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM scratch AS files
            FROM debian:12.11
            COPY --from=files /a /b

            """,
        After =
            """
            FROM scratch AS files
            COPY a /a
            FROM debian:12.11
            COPY --from=files /a /b

            """,
        Check = static c =>
        {
            foreach (var copy in c.File.Statements.OfType<CopyStatement>())
            {
                if (copy.FromStage is not { } index || index >= copy.StageIndex) continue;
                var lineage = c.Stages[index].Lineage.ToList();
                if (lineage[^1].From.IsScratch && !lineage.Exists(static s => s.Statements.Any(static i => i.Syntax.Name is "copy" or "add" or "run" or "workdir")))
                    c.Report(copy.Flag("from")!.Span, $"{c.Stages[index].Label} begins from scratch and nothing is ever put into it");
            }
        },
    };
}
