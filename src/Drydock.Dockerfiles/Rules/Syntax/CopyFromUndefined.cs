using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>COPY from a name that no stage above has.</summary>
internal static class CopyFromUndefined
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-from-undefined",
        Title = "COPY --from names no stage above",
        Why = "The builder then looks for an image of that name, and fails or takes a stranger's.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Aliases = ["DL3022"],
        Before =
            """
            FROM debian:12.11 AS build
            FROM debian:12.11
            COPY --from=biuld /a /b

            """,
        After =
            """
            FROM debian:12.11 AS build
            FROM debian:12.11
            COPY --from=build /a /b

            """,
        Check = static c =>
        {
            foreach (var copy in c.File.Statements.OfType<CopyStatement>())
            {
                if (copy.Flag("from") is not { Value: { } name } flag || copy.FromStage == copy.StageIndex || c.Settings.Services.Any(s => s.Build?.AdditionalContexts.Contains(name) == true)) continue;
                if (name.Contains('$', StringComparison.Ordinal)) c.Report(RuleSeverity.Error, flag.Span, "COPY --from takes no variable; give a stage a name and build it FROM the variable");
                else if (copy.FromStage is { } below && below > copy.StageIndex) c.Report(RuleSeverity.Error, flag.Span, $"the stage {name} stands below; move it up");
                else if (copy.FromStage is null && name.All(char.IsAsciiDigit)) c.Report(RuleSeverity.Error, flag.Span, $"there is no stage {name}; the file has {c.Stages.Length}");
                else if (copy.FromStage is null && name.AsSpan().IndexOfAny(":/@") < 0)
                {
                    var near = c.Stages.Take(copy.StageIndex).Select(static s => s.Name).OfType<string>().FirstOrDefault(s => EditDistance.Of(s, name) <= 2);
                    c.Report(flag.Span, $"no stage above is called {name}" + (near is null ? "; name one, or write the image with its tag" : $"; did you mean {near}?"));
                }
            }
        },
    };
}
