using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A stop signal that gives no time.</summary>
internal static class Stopsignal
{
    public static readonly Rule Rule = new()
    {
        Id = "stopsignal",
        Title = "The service is killed instead of stopped",
        Why = "SIGKILL cannot be caught: what is in flight is lost.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            STOPSIGNAL SIGKILL

            """,
        After =
            """
            FROM debian:12.11
            STOPSIGNAL SIGTERM

            """,
        Check = static c =>
        {
            foreach (var signal in c.File.Statements.OfType<PlainStatement>().Where(static s => s.Syntax.Name == "stopsignal"))
            {
                if (signal.Value?.ToUpperInvariant() is "SIGKILL" or "KILL" or "9" or "SIGSTOP" or "STOP" or "19") c.Report(signal.ArgumentsSpan, "the service cannot finish what it does; SIGTERM asks it to", new Fix(FixClass.Consent, "write SIGTERM", new TextEdit(signal.ArgumentsSpan, "SIGTERM")));
            }
        },
    };
}
