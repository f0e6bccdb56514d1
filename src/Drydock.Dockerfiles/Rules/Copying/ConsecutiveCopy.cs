using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>Neighbouring COPYs into one folder that could be one.</summary>
internal static class ConsecutiveCopy
{
    public static readonly Rule Rule = new()
    {
        Id = "consecutive-copy",
        Title = "Neighbouring COPYs into one folder make a layer each",
        Why = "One COPY takes any number of sources, and is one layer.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["S7031"],
        Before =
            """
            FROM debian:12.11
            COPY app.py /srv/
            COPY settings.py /srv/

            """,
        After =
            """
            FROM debian:12.11
            COPY app.py settings.py /srv/

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(c.File.IsShipped))
            {
                for (var i = 1; i < stage.Statements.Length; i++)
                {
                    if (stage.Statements[i - 1] is not CopyStatement { IsAdd: false } first || stage.Statements[i] is not CopyStatement { IsAdd: false } second || !Fit(first, second)) continue;
                    c.Report(second.KeywordSpan, $"this COPY could name its sources in the one of line {first.Syntax.FirstLine}: one layer less", Mend(c, first, second));
                }
            }
        },
    };

    private static bool Fit(CopyStatement first, CopyStatement second) =>
        first.Syntax.Heredocs.IsEmpty && second.Syntax.Heredocs.IsEmpty && first.Syntax.Json == second.Syntax.Json
        && first.Destination is { } to && to.Text == second.Destination?.Text && (to.Text.EndsWith('/') || to.Text is ".")
        && first.Flags.Select(static f => (f.Name, f.Value)).SequenceEqual(second.Flags.Select(static f => (f.Name, f.Value)));

    private static Fix? Mend(RuleContext c, CopyStatement first, CopyStatement second)
    {
        if (first.Syntax.Json || !first.Destination!.Text.EndsWith('/') || c.LinesOf(first).End != c.LinesOf(second).Start) return null;
        var sources = string.Concat(second.Sources.Select(static s => " " + s.Text));
        return new Fix(FixClass.Consent, "copy both with one", [TextEdit.Insert(first.Sources[^1].Span.End, sources), TextEdit.Remove(c.LinesOf(second))]);
    }
}
