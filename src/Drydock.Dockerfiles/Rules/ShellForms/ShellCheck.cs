namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>What ShellCheck says of the shell text of a Dockerfile, where the program is there.</summary>
internal static class ShellCheck
{
    public static readonly Rule Rule = new()
    {
        Id = "shellcheck",
        Title = "ShellCheck has something to say",
        Why = "ShellCheck knows hundreds of mistakes of shell scripts; its wiki explains each by its code.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            RUN rm -r $FOLDER/cache
            """,
        After =
            """
            FROM debian:12.11
            RUN rm -r "${FOLDER:?}/cache"
            """,
        Check = static c =>
        {
            foreach (var finding in c.Settings.ShellFindings)
            {
                var severity = finding.Level switch { "error" => RuleSeverity.Warning, "style" => RuleSeverity.Style, _ => RuleSeverity.Info };
                c.Report(severity, finding.Span, $"{finding.Code}: {finding.Message}");
            }
        },
    };
}
