namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Text that looks like a JSON array and is none.</summary>
internal static class InvalidJsonForm
{
    public static readonly Rule Rule = new()
    {
        Id = "invalid-json-form",
        Title = "An argument looks like JSON and is not",
        Why = "The builder takes it as plain text without a word: CMD runs it through a shell, VOLUME makes folders of its pieces.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Consent,
        Aliases = ["DL3025", "S7030"],
        Before =
            """
            FROM debian:12.11
            CMD ['python', 'app.py']

            """,
        After =
            """
            FROM debian:12.11
            CMD ["python", "app.py"]

            """,
        Check = static c =>
        {
            foreach (var statement in c.File.Statements.Where(static s => s.Syntax is { Json: false, Name: "cmd" or "entrypoint" or "run" or "shell" or "volume" or "copy" or "add" }))
            {
                if (NearlyJson.Read(statement.Arguments) is not { } words) continue;
                var json = "[" + string.Join(", ", words.Select(static w => $"\"{w.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")) + "]";
                c.Report(statement.ArgumentsSpan, $"this is no JSON array, so it is read as plain text; write {json}",
                    statement.Syntax.Segments.Length == 1 ? new Fix(FixClass.Consent, "write a JSON array", new TextEdit(statement.ArgumentsSpan, json)) : null);
            }
        },
    };
}
