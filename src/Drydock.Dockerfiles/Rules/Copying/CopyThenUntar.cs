using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>An archive that is copied, then unpacked.</summary>
internal static class CopyThenUntar
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-then-untar",
        Title = "An archive is copied, then unpacked",
        Why = "The archive stays in its layer although nobody needs it any more; ADD unpacks without one.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Aliases = ["DL3010"],
        Before =
            """
            FROM debian:12.11
            COPY app.tar.gz /tmp/
            RUN tar -xzf /tmp/app.tar.gz -C /srv

            """,
        After =
            """
            FROM debian:12.11
            ADD app.tar.gz /srv/

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                foreach (var copy in stage.All<CopyStatement>().Where(static s => s is { IsAdd: false, From: null }))
                {
                    foreach (var source in copy.Sources.Where(static w => w.Text.Contains(".tar", StringComparison.Ordinal) || w.Text.EndsWith(".tgz", StringComparison.Ordinal)))
                    {
                        var name = source.Text[(source.Text.LastIndexOf('/') + 1)..];
                        if (stage.Runs.Any(r => r.Syntax.FirstLine > copy.Syntax.FirstLine && r.Invocations.Any(i => i.Runs("tar") && i.Arguments.Any(a => a.Prefix.EndsWith(name, StringComparison.Ordinal))))) c.Report(source.Span, $"{name} stays in its layer; ADD {source.Text} unpacks it");
                    }
                }
            }
        },
    };
}
