namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A program that runs with its owner's rights.</summary>
internal static class SetuidFiles
{
    public static readonly Rule Rule = new()
    {
        Id = "setuid-files",
        Title = "A program is given its owner's rights",
        Why = "Each is a way up for whoever gets into the container.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Aliases = ["CIS-DI-0008"],
        Before =
            """
            FROM debian:12.11
            RUN chmod u+s /usr/local/bin/tool

            """,
        After =
            """
            FROM debian:12.11
            RUN chmod 0755 /usr/local/bin/tool

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands.Where(static r => r.Command.Runs("chmod")))
            {
                if (command.Arguments.FirstOrDefault(static a => !a.Prefix.StartsWith('-')) is { Value: { } mode } word && FileModes.SetsIdentity(mode)) c.Report(run.SpanOf(word), $"{mode} makes the program run with the rights of its owner or group");
            }
        },
    };
}
