using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>ENV and LABEL with a blank between name and value.</summary>
internal static class LegacyEnvForm
{
    public static readonly Rule Rule = new()
    {
        Id = "legacy-env-form",
        Title = "ENV or LABEL without an equals sign",
        Why = "The older form takes everything behind the name as one value, a second pair included, and the builder warns of it.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["LegacyKeyValueFormat", "S6574"],
        Before =
            """
            FROM debian:12.11
            ENV APP_HOME /srv/app
            ENV GREETING hello world
            """,
        After =
            """
            FROM debian:12.11
            ENV APP_HOME=/srv/app
            ENV GREETING="hello world"
            """,
        Check = static c =>
        {
            foreach (var statement in c.File.Statements.OfType<PairsStatement>().Where(static s => s.Legacy))
            {
                var pair = statement.Pairs[0];
                c.Report(statement.ArgumentsSpan, $"{statement.Syntax.Name.ToUpperInvariant()} {pair.Name} has no equals sign; write {pair.Name}={Quoted(pair.Value!) ?? "…"}", Mend(statement, pair));
            }
        },
    };

    /// <summary>Only where the line is one piece, so that no continuation is moved.</summary>
    private static Fix? Mend(PairsStatement statement, Pair pair) =>
        statement.Syntax.Segments.Length == 1 && !pair.Name.AsSpan().ContainsAny("\\`'\"") && Quoted(pair.Value!) is { } value
            ? new Fix(FixClass.Safe, "write an equals sign", new TextEdit(statement.ArgumentsSpan, $"{pair.Name}={value}")) : null;

    /// <summary>The value so that the newer form reads the same; null where quotes or escapes in it would change their meaning.</summary>
    private static string? Quoted(string value)
    {
        if (value.AsSpan().ContainsAny("\\`'\"")) return null;
        return value.Length == 0 || value.Any(char.IsWhiteSpace) ? $"\"{value}\"" : value;
    }
}
