using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>RUN that puts another program in the place of /bin/sh.</summary>
internal static class ShellDefaultChanged
{
    public static readonly Rule Rule = new()
    {
        Id = "shell-default-changed",
        Title = "RUN replaces /bin/sh",
        Why = "Scripts of the system's packages are written for the shell that they came with; SHELL changes what RUN uses and nothing else.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["DL4005"],
        Before =
            """
            FROM debian:12.11
            RUN ln -sf /bin/bash /bin/sh
            RUN source /etc/profile
            """,
        After =
            """
            FROM debian:12.11
            SHELL ["/bin/bash", "-c"]
            RUN source /etc/profile
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (Replaces(command)) c.Report(command.Command.Span, "this replaces /bin/sh for the whole system; use SHELL [\"/bin/bash\", \"-c\"] instead", Mend(c, run));
            }
        },
    };

    private static bool Replaces(ShellInvocation command) =>
        command.Runs("ln", "cp", "mv") && Operands(command) is [_, .., "/bin/sh" or "/usr/bin/sh"]
        || command.Runs("update-alternatives") && command.HasOption("--install", "--set") && command.Arguments.Any(static a => a.Value == "/bin/sh")
        || command.Runs("dpkg-reconfigure") && command.Arguments.Any(static a => a.Value == "dash");

    /// <summary>SHELL in the place of the RUN, where it does nothing else and bash is what it links.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run)
    {
        if (run.Exec || !run.Mounts.IsEmpty || !run.Syntax.Heredocs.IsEmpty || !run.Invocations.All(static i => i.Runs("ln", "cp", "mv", "rm") && Operands(i) is [.., "/bin/sh" or "/usr/bin/sh" or "/bin/sh.orig" or "/bin/sh_tmp"])) return null;
        var shell = run.Invocations.Where(Replaces).Select(static i => Operands(i)[0]).Distinct().ToList();
        return shell is ["bash" or "/bin/bash" or "/usr/bin/bash"] ? new Fix(FixClass.Consent, "set SHELL", new TextEdit(run.Span, "SHELL [\"/bin/bash\", \"-c\"]")) : null;
    }

    private static List<string?> Operands(ShellInvocation command) => [.. command.Arguments.Where(static a => !a.Prefix.StartsWith('-')).Select(static a => a.Value)];
}
