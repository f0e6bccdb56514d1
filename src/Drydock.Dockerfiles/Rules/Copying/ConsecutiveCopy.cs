using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>Neighbouring COPYs to one place.</summary>
internal static class ConsecutiveCopy
{
    public static readonly Rule Rule = new()
    {
        Id = "consecutive-copy",
        Title = "Neighbouring COPYs could be one layer",
        Why = "Each is a layer of its own.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Aliases = ["S7031"],
        Before =
            """
            FROM debian:12.11
            COPY a.py /srv/
            COPY b.py /srv/

            """,
        After =
            """
            FROM debian:12.11
            COPY a.py b.py /srv/

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(c.File.IsShipped))
            {
                for (var i = 1; i < stage.Statements.Length; i++)
                {
                    if (stage.Statements[i] is CopyStatement { Destination: { } target } copy && stage.Statements[i - 1] is CopyStatement { Destination: { } other } before && target.Text == other.Text && target.Text.EndsWith('/') && copy.IsAdd == before.IsAdd
                        && copy.Flags.Select(static f => (f.Name, f.Value)).SequenceEqual(before.Flags.Select(static f => (f.Name, f.Value))))
                        c.Report(copy.KeywordSpan, $"line {before.Syntax.FirstLine} copies to the same folder; one instruction does");
                }
            }
        },
    };
}
