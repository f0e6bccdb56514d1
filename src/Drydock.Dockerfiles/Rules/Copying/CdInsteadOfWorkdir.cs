using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>cd at the beginning of a RUN.</summary>
internal static class CdInsteadOfWorkdir
{
    public static readonly Rule Rule = new()
    {
        Id = "cd-instead-of-workdir",
        Title = "RUN changes the folder by cd",
        Why = "WORKDIR says it once, makes the folder, and holds for what follows.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Aliases = ["DL3003", "DS-0013", "S7021"],
        Before =
            """
            FROM debian:12.11
            RUN cd /srv/app && make

            """,
        After =
            """
            FROM debian:12.11
            WORKDIR /srv/app
            RUN make

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                if (run.Script?.Root.Items is not [{ Pipeline.Commands: [SimpleCommand first] }, _, ..] || first.Words is not [{ Value: "cd" }, { Value: { } folder }] || !folder.StartsWith('/')) continue;
                c.Report(run.SpanOf(first), $"WORKDIR {folder} says it for this and the following instructions");
            }
        },
    };
}
