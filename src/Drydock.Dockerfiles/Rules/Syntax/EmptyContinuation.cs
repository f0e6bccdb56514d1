namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A blank line inside a continued instruction.</summary>
internal static class EmptyContinuation
{
    public static readonly Rule Rule = new()
    {
        Id = "empty-continuation",
        Title = "A blank line stands inside an instruction",
        Why = "The builder skips it today and warns that it will refuse it.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["NoEmptyContinuation"],
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && \

                apt-get install -y curl

            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && \
                apt-get install -y curl

            """,
        Check = static c =>
        {
            foreach (var problem in c.File.Syntax.Problems.Where(static p => !p.Fatal))
            {
                var instruction = c.File.Syntax.Instructions.FirstOrDefault(i => i.FirstLine <= problem.LastLine && i.LastLine >= problem.LastLine);
                if (instruction is null) continue;
                var last = instruction.Heredocs.IsEmpty ? instruction.LastLine : instruction.Segments[^1].Line;
                var blank = Enumerable.Range(instruction.FirstLine, last - instruction.FirstLine + 1).Where(l => string.IsNullOrWhiteSpace(c.File.Lines.TextOf(l))).ToList();
                if (blank.Count > 0) c.Report(c.File.Lines.SpanOf(blank[0]), "an empty line continues the instruction; take it out", new Fix(FixClass.Safe, "remove the empty lines", [.. blank.Select(l => TextEdit.Remove(c.File.Lines.FullSpanOf(l)))]));
            }
        },
    };
}
