using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A mode that everybody can write with.</summary>
internal static class WorldWritable
{
    public static readonly Rule Rule = new()
    {
        Id = "world-writable",
        Title = "Everybody may write",
        Why = "Any process in the container can put its own program where another one runs it.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Aliases = ["S2612"],
        Before =
            """
            FROM debian:12.11
            RUN chmod 777 /srv/app

            """,
        After =
            """
            FROM debian:12.11
            RUN chmod 755 /srv/app

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands.Where(static r => r.Command.Runs("chmod")))
            {
                if (command.Arguments.FirstOrDefault(static a => !a.Prefix.StartsWith('-') || a.Prefix.StartsWith("-R", StringComparison.Ordinal) && a.Prefix.Length > 2) is { Value: { } mode } word && FileModes.IsWorldWritable(mode))
                    c.Report(run.SpanOf(word), $"{mode} lets everybody write; give the one user who must");
            }

            foreach (var flag in c.File.Statements.OfType<CopyStatement>().Select(static s => s.Flag("chmod")).OfType<Flag>().Where(static f => FileModes.IsWorldWritable(f.Value ?? "")))
                c.Report(flag.Span, $"{flag.Value} lets everybody write; 0644 and 0755 do for nearly all");
        },
    };
}
