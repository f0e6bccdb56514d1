using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Files that everybody may write.</summary>
internal static class WorldWritable
{
    public static readonly Rule Rule = new()
    {
        Id = "world-writable",
        Title = "Everybody may write these files",
        Why = "Any process in the container, whatever its user, can replace what another one runs or reads.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Aliases = ["S2612"],
        Before =
            """
            FROM debian:12.11
            RUN mkdir /var/lib/app && chmod 777 /var/lib/app
            """,
        After =
            """
            FROM debian:12.11
            RUN mkdir /var/lib/app && chown 1000:1000 /var/lib/app
            """,
        Check = static c =>
        {
            foreach (var (_, command) in c.RunCommands.Where(r => c.File.Needed.Contains(r.Run.StageIndex)))
            {
                if (ModeWords.Of(command) is { Value: { } mode } word && Permissions.IsWorldWritable(ModeWords.Bare(mode)))
                    c.Report(word.Span, $"mode {ModeWords.Bare(mode)} lets everybody write; give the files to the account that writes them, and others at most read");
            }

            foreach (var copy in c.Stages.Where(s => c.File.Needed.Contains(s.Index)).SelectMany(static s => s.All<CopyStatement>()))
            {
                if (copy.Flag("chmod") is { Value: { } mode } flag && copy.Scope.Expand(mode).Value is { } value && Permissions.IsWorldWritable(value))
                    c.Report(flag.Span, $"mode {value} lets everybody write; use --chown for the account that writes, and others at most read");
            }
        },
    };
}
