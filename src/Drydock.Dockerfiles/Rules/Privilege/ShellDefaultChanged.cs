namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>/bin/sh replaced.</summary>
internal static class ShellDefaultChanged
{
    public static readonly Rule Rule = new()
    {
        Id = "shell-default-changed",
        Title = "/bin/sh is replaced by another program",
        Why = "Packages rely on the shell that they were tested with; SHELL changes it for the build alone.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Aliases = ["DL4005"],
        Before =
            """
            FROM debian:12.11
            RUN ln -sf /bin/bash /bin/sh

            """,
        After =
            """
            FROM debian:12.11
            SHELL ["/bin/bash", "-c"]

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (command.Runs("ln", "mv", "cp") && command.Arguments.LastOrDefault() is { Value: "/bin/sh" or "/usr/bin/sh" }) c.Report(run.SpanOf(command.NameWord), "use the SHELL instruction; /bin/sh is the system's");
            }
        },
    };
}
