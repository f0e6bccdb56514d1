namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>EXPOSE with a host's address or port.</summary>
internal static class ExposeFormat
{
    public static readonly Rule Rule = new()
    {
        Id = "expose-format",
        Title = "EXPOSE names more or less than a port",
        Why = "Only the container's port counts; what the builder drops misleads the reader.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Aliases = ["ExposeInvalidFormat"],
        Before =
            """
            FROM debian:12.11
            EXPOSE 127.0.0.1:80:80

            """,
        After =
            """
            FROM debian:12.11
            EXPOSE 80

            """,
        Check = static c =>
        {
            foreach (var (word, text) in ExposedPorts.Of(c.File).Where(static p => p.Text.Contains(':', StringComparison.Ordinal)))
                c.Report(word.Span, $"\"{text}\" names more than the container's port; write {text.Split(':')[^1]} and publish it when the container starts");
            foreach (var (word, meant, read) in ExposedPorts.Lost(c.File))
                c.Report(word.Span, $"the builder reads \"{read}\" here, not \"{meant}\": it forgets what stands in front of a default; set the whole port in an ARG");
        },
    };
}
