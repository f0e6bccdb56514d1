using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A program that makes no sense in a build.</summary>
internal static class NonsenseRunCmd
{
    private static readonly ImmutableHashSet<string> Pointless =
        ["ssh", "shutdown", "reboot", "halt", "poweroff", "ps", "top", "htop", "free", "ifconfig", "less", "more", "man", "screen", "tmux"];

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
            foreach (var (run, command) in c.RunCommands.Where(static r => IsPointless(r.Run, r.Command)))
                c.Report(command.NameWord.Span, $"{command.Name} makes no sense while an image is built");
        },
    };

    private static bool IsPointless(CommandStatement run, ShellInvocation command)
    {
        if (command.HasOption("--version", "-V", "--help")) return false;
        return command.Name switch
        {
            // Editors can work without a terminal: vim +PlugInstall +qall, emacs --batch.
            "vi" or "vim" or "nano" or "emacs" => !command.Arguments.Any(static a => a.Prefix.StartsWith('+') || a.Prefix is "-c" or "-es" or "-s" or "--batch" or "--headless"),

            // A service can be started for the commands behind it in the same RUN, which then ends with it.
            "service" => command.Place.Next is null,
            "systemctl" => command.Place.Next is null && command.Subcommand?.Value is "start" or "restart" or "reload" or "status",
            "mount" or "umount" => run.Flag("security") is null,
            { } name => Pointless.Contains(name),
            null => false,
        };
    }
}
