using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Debian packages without a version.</summary>
internal static class AptUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "apt-unpinned",
        Title = "A Debian package has no version",
        Why = "Two builds of one file give two sets of versions. Off unless asked for: mirrors drop old versions, so pins need a snapshot of the archive.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Off,
        Fix = FixClass.Lookup,
        Aliases = ["DL3008"],
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y curl
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y curl=7.88.1-10+deb12u12
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!SystemInstalls.IsApt(call) || call.Action != "install" || UsesSnapshot(c, run)) continue;
                var loose = call.Operands.Where(static o => o.Value is { Length: > 0 } text && !text.Contains('=', StringComparison.Ordinal) && !text.EndsWith('-') && !SystemInstalls.IsLocalFile(o)).ToList();
                if (loose.Count == 0) continue;
                c.Report(loose[0].Span, $"no version for {SystemInstalls.List([.. loose.Select(static o => o.Value!)])}; write name=version, with a snapshot of the archive so that it stays available");
            }
        },
    };

    /// <summary>A snapshot of the archive fixes every version at once.</summary>
    private static bool UsesSnapshot(RuleContext c, CommandStatement run) =>
        c.File.StageOf(run).Before(run).Append(run).Any(static s => Mentions(s.Syntax.Text) || s.Syntax.Heredocs.Any(static h => Mentions(h.Content)));

    private static bool Mentions(string text) =>
        text.Contains("snapshot.debian.org", StringComparison.Ordinal) || text.Contains("snapshot.ubuntu.com", StringComparison.Ordinal) || text.Contains("snapshot-cloudflare.debian.org", StringComparison.Ordinal);
}
