using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>ENV that turns on what is meant for developing.</summary>
internal static class DebugFeatureEnabled
{
    private static readonly ImmutableArray<string> On = ["1", "true", "yes", "on"];
    private static readonly ImmutableArray<string> Development = ["development", "dev", "debug", "local"];

    /// <summary>Variable, values that turn it on (any where empty), and what to write instead; null where the variable is to go.</summary>
    private static readonly ImmutableArray<(string Name, ImmutableArray<string> Bad, string? Good)> Switches =
    [
        ("APP_DEBUG", On, "false"),
        ("APP_ENV", Development, "production"),
        ("ASPNETCORE_ENVIRONMENT", Development, "Production"),
        ("DEBUG", [.. On, "*"], null),
        ("DJANGO_DEBUG", On, "False"),
        ("DOTNET_ENVIRONMENT", Development, "Production"),
        ("FLASK_DEBUG", On, "0"),
        ("FLASK_ENV", Development, "production"),
        ("GIN_MODE", Development, "release"),
        ("NODE_ENV", Development, "production"),
        ("PYTHONASYNCIODEBUG", [], null),
        ("PYTHONDEBUG", [], null),
        ("PYTHONDEVMODE", [], null),
        ("RACK_ENV", Development, "production"),
        ("RAILS_ENV", Development, "production"),
        ("WERKZEUG_DEBUG_PIN", ["off"], null),
    ];

    public static readonly Rule Rule = new()
    {
        Id = "debug-feature-enabled",
        Title = "The image runs in a development mode",
        Why = "Development modes show source and variables in error pages, and some run code that a visitor types in.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["S4507"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            ENV FLASK_DEBUG=1
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            ENV FLASK_DEBUG=0
            """,
        Check = static c =>
        {
            foreach (var (name, bad, good) in Switches)
            {
                if (ImageEnvironment.Last(c, name) is not { Pair.Expanded: { Length: > 0 } value } found) continue;
                if (bad.IsEmpty ? value == "0" && name != "PYTHONDEBUG" : !bad.Contains(value, StringComparer.OrdinalIgnoreCase)) continue;
                var fix = good is null
                    ? StatementEdits.Fix(FixClass.Consent, "remove it", StatementEdits.RemovePair(c, found.Statement, found.Pair))
                    : StatementEdits.Fix(FixClass.Consent, $"write {good}", StatementEdits.SetValue(c, found.Statement, found.Pair, good));
                c.Report(found.Pair.Span, $"{name}={value} runs the service in a development mode; {(good is null ? "leave it out of the image" : $"write {name}={good}")}", fix);
            }
        },
    };
}
