namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>A file written line by line with echo.</summary>
internal static class PreferCopyHeredoc
{
    public static readonly Rule Rule = new()
    {
        Id = "prefer-copy-heredoc",
        Title = "A file is written by a chain of echo",
        Why = "A here-document shows the file as it is, without quoting and without a shell.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            RUN echo 'a' > /etc/app.conf && echo 'b' >> /etc/app.conf && echo 'c' >> /etc/app.conf

            """,
        After =
            """
            FROM debian:12.11
            COPY <<EOF /etc/app.conf
            a
            b
            c
            EOF

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                var files = run.Invocations.Where(static i => i.Runs("echo", "printf")).SelectMany(static i => i.Command.Redirections).Where(static r => r is { Operator: ">" or ">>", Descriptor: null or 1, Target.Value: not null }).GroupBy(static r => r.Target!.Value!, StringComparer.Ordinal);
                foreach (var file in files.Where(static f => f.Count() >= 3)) c.Report(run.SpanOf(file.First().Target!), $"{file.Key} is written by {file.Count()} commands; COPY <<EOF {file.Key} shows it as it is");
            }
        },
    };
}
