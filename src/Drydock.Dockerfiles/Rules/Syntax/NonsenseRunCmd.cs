using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A program that makes no sense in a build.</summary>
internal static class NonsenseRunCmd
{
    private static readonly ImmutableHashSet<string> Pointless =
        ["ssh", "vi", "vim", "nano", "emacs", "shutdown", "reboot", "halt", "poweroff", "service", "ps", "top", "htop", "free", "mount", "umount", "ifconfig", "less", "more", "man", "screen", "tmux"];

    public static readonly Rule Rule = new()
    {
        Id = "nonsense-run-cmd",
        Title = "A program makes no sense in a build",
        Why = "A build has no terminal, no service manager and no one to log in: the command does nothing, or hangs.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Info,
        Aliases = ["DL3001"],
        Before =
            """
            FROM debian:12.11
            RUN service nginx start

            """,
        After =
            """
            FROM debian:12.11
            CMD ["nginx", "-g", "daemon off;"]

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands.Where(static r => r.Command.Name is { } name && Pointless.Contains(name) && !r.Command.HasOption("--version", "-V")))
                c.Report(run.SpanOf(command.NameWord), $"{command.Name} makes no sense while an image is built");
        },
    };
}
