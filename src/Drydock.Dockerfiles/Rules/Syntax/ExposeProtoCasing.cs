namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A protocol in capitals.</summary>
internal static class ExposeProtoCasing
{
    public static readonly Rule Rule = new()
    {
        Id = "expose-proto-casing",
        Title = "A protocol is written in capitals",
        Why = "The builder warns of it; others compare it letter by letter.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["ExposeProtoCasing"],
        Before =
            """
            FROM debian:12.11
            EXPOSE 53/UDP

            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 53/udp

            """,
        Check = static c =>
        {
            foreach (var (word, text) in ExposedPorts.Of(c.File))
            {
                var slash = text.IndexOf('/', StringComparison.Ordinal);
                if (slash < 0 || !text.AsSpan(slash).ContainsAnyInRange('A', 'Z')) continue;
                c.Report(word.Span, $"write the protocol in lower case: {text.ToLowerInvariant()}", word.Text == text ? new Fix(FixClass.Safe, "write it in lower case", new TextEdit(word.Span, text.ToLowerInvariant())) : null);
            }
        },
    };
}
