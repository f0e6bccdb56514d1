using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Programs that run as their owner, whoever starts them.</summary>
internal static class SetuidFiles
{
    public static readonly Rule Rule = new()
    {
        Id = "setuid-files",
        Title = "A program gets setuid or setgid",
        Why = "Such a program runs with its owner's rights for whoever starts it: one mistake in it makes an unprivileged process root.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Aliases = ["CIS-DI-0008"],
        Before =
            """
            FROM debian:12.11
            COPY ping /usr/local/bin/ping
            RUN chmod u+s /usr/local/bin/ping
            """,
        After =
            """
            FROM debian:12.11
            COPY ping /usr/local/bin/ping
            RUN chmod 0755 /usr/local/bin/ping
            """,
        Check = static c =>
        {
            foreach (var (_, command) in c.RunCommands.Where(r => c.File.Needed.Contains(r.Run.StageIndex)))
            {
                // On a folder setgid only hands its group down; mkdir and install -d make folders.
                if (command.Runs("mkdir") || command.Runs("install") && command.HasShort('d')) continue;
                if (ModeWords.Of(command) is { Value: { } mode } word && Permissions.SetsIdentity(ModeWords.Bare(mode)))
                    c.Report(word.Span, $"mode {ModeWords.Bare(mode)} makes the program run as its owner or group for whoever starts it; a file capability (setcap) gives less");
            }

            foreach (var copy in c.Stages.Where(s => c.File.Needed.Contains(s.Index)).SelectMany(static s => s.All<CopyStatement>()))
            {
                if (copy.Flag("chmod") is { Value: { } mode } flag && copy.Scope.Expand(mode).Value is { } value && Permissions.SetsIdentity(value))
                    c.Report(flag.Span, $"mode {value} makes the program run as its owner or group for whoever starts it");
            }
        },
    };
}
