using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>Neighbouring RUNs.</summary>
internal static class ConsecutiveRun
{
    public static readonly Rule Rule = new()
    {
        Id = "consecutive-run",
        Title = "Neighbouring RUNs could be one layer",
        Why = "Each is a layer of its own; what a later one removes is still in the earlier.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Aliases = ["DL3059", "S7031"],
        Before =
            """
            FROM debian:12.11
            RUN make
            RUN make clean

            """,
        After =
            """
            FROM debian:12.11
            RUN make && make clean

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(c.File.IsShipped))
            {
                for (var i = 1; i < stage.Statements.Length; i++)
                {
                    if (stage.Statements[i] is CommandStatement { Syntax.Name: "run", IsHeredocScript: false, Exec: false } run && stage.Statements[i - 1] is CommandStatement { Syntax.Name: "run", IsHeredocScript: false, Exec: false } before && run.Flags.IsEmpty && before.Flags.IsEmpty)
                        c.Report(run.KeywordSpan, $"this RUN and the one on line {before.Syntax.FirstLine} could be one layer");
                }
            }
        },
    };
}
