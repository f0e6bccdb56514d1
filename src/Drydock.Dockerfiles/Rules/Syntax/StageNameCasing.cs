using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Capital letters in the name of a stage.</summary>
internal static class StageNameCasing
{
    public static readonly Rule Rule = new()
    {
        Id = "stage-name-casing",
        Title = "The name of a stage has capital letters",
        Why = "The builder knows stages by lower-case names: FROM does not find one that is written with capitals.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Style,
        Fix = FixClass.Safe,
        Aliases = ["StageNameCasing"],
        Before =
            """
            FROM golang:1.25.3 AS Build
            RUN go build -o /app .

            FROM scratch
            COPY --from=Build /app /app

            """,
        After =
            """
            FROM golang:1.25.3 AS build
            RUN go build -o /app .

            FROM scratch
            COPY --from=build /app /app

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                if (stage.From.Name is not { } name || name.Text == stage.Name) continue;
                var edits = c.File.Statements.SelectMany(s => References(s, name.Text, stage.Name!)).Prepend(new TextEdit(name.Span, stage.Name!)).OrderBy(static e => e.Span.Start);
                c.Report(name.Span, $"the stage is known as {stage.Name}; write it so", new Fix(FixClass.Safe, $"write {stage.Name} everywhere", [.. edits]));
            }
        },
    };

    private static IEnumerable<TextEdit> References(Statement statement, string name, string lower)
    {
        if (statement is CopyStatement copy && copy.Flag("from") is { } from && from.Value == name) yield return new TextEdit(from.ValueSpan, lower);
        if (statement is not CommandStatement command) yield break;
        foreach (var mount in command.Mounts.Where(m => m.From == name))
        {
            var flag = command.Flags.First(f => f.Span == mount.Span);
            var at = flag.Value!.IndexOf("from=" + name, StringComparison.Ordinal);
            if (at >= 0) yield return new TextEdit(new TextSpan(flag.ValueSpan.Start + SourceText.ByteCount(flag.Value.AsSpan(0, at + 5)), SourceText.ByteCount(name)), lower);
        }
    }
}
