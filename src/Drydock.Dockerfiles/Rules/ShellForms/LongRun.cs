namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A RUN that nobody can read.</summary>
/// <remarks>A here-document would read better, but does not stop at the first error as a chain does: it is for a person to write, and no fix is offered.</remarks>
internal static class LongRun
{
    private const int MostCommands = 25;
    private const int MostCharacters = 3000;

    public static readonly Rule Rule = new()
    {
        Id = "long-run",
        Title = "A RUN is very long",
        Why = "Nobody reviews a chain of dozens of commands, and a change of any of them runs all of them again.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Style,
        Aliases = ["S7020"],
        Before = "FROM debian:12.11\nRUN true" + string.Concat(Enumerable.Repeat(" \\\n && echo step", 25)) + "\n",
        After = "FROM debian:12.11\nCOPY setup.sh /tmp/\nRUN /tmp/setup.sh\n",
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => !r.IsHeredocScript))
            {
                var commands = run.Invocations.Count(static i => !i.Place.Substitution);
                if (commands <= MostCommands && run.Arguments.Length <= MostCharacters) continue;
                c.Report(run.KeywordSpan, $"{commands} commands in {run.Arguments.Length} characters; put them into a script or a here-document (RUN <<EOF, with set -e)");
            }
        },
    };
}
