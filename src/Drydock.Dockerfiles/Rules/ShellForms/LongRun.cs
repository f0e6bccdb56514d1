namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A RUN of very many commands.</summary>
internal static class LongRun
{
    public static readonly Rule Rule = new()
    {
        Id = "long-run",
        Title = "A RUN is very long",
        Why = "Nobody reads it, and a failure in it names no line; a here-document or a script is read by editors and linters.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Style,
        Aliases = ["S7020"],
        Before =
            """
            FROM debian:12.11
            RUN step1 && step2 && step3 && step4 && step5 && step6 && step7 && step8 && step9 && step10 && step11 && step12 && step13 && step14 && step15 && step16 && step17 && step18 && step19 && step20 && step21 && step22 && step23 && step24 && step25 && step26 && step27 && step28 && step29 && step30 && step31

            """,
        After =
            """
            FROM debian:12.11
            COPY --chmod=0755 steps.sh /steps.sh
            RUN /steps.sh

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => !r.IsHeredocScript && r.Invocations.Count(static i => i.Place.Depth == 0) > 30))
                c.Report(run.KeywordSpan, $"{run.Invocations.Length} commands in one RUN; a here-document or a script is easier to read");
        },
    };
}
