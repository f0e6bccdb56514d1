using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>Neighbouring RUNs that could be one.</summary>
/// <remarks>Only in the image that is built: layers of other stages are left behind, and cost nothing.</remarks>
internal static class ConsecutiveRun
{
    public static readonly Rule Rule = new()
    {
        Id = "consecutive-run",
        Title = "Neighbouring RUNs make a layer each",
        Why = "What one layer writes and the next one deletes still has to be stored and pulled.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["DL3059", "S7031"],
        Before =
            """
            FROM debian:12.11
            RUN mkdir /srv/app
            RUN chown 1000:1000 /srv/app
            """,
        After =
            """
            FROM debian:12.11
            RUN mkdir /srv/app \
             && chown 1000:1000 /srv/app
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(c.File.IsShipped))
            {
                for (var i = 1; i < stage.Statements.Length; i++)
                {
                    if (stage.Statements[i - 1] is not CommandStatement { Syntax.Name: "run" } first || stage.Statements[i] is not CommandStatement { Syntax.Name: "run" } second) continue;
                    if (!MayJoin(first) || !MayJoin(second) || !SameFlags(first, second)) continue;
                    c.Report(second.KeywordSpan, $"this RUN could go on the one of line {first.Syntax.FirstLine} with &&: one layer less", Mend(c, first, second));
                }
            }
        },
    };

    private static bool MayJoin(CommandStatement run) => run is { Exec: false, IsHeredocScript: false, Script: not null } && run.Syntax.Heredocs.IsEmpty;

    private static bool SameFlags(CommandStatement first, CommandStatement second) =>
        first.Flags.Select(static f => (f.Name, f.Value)).SequenceEqual(second.Flags.Select(static f => (f.Name, f.Value)));

    /// <summary>Only where both are chains of <c>&amp;&amp;</c>, so that joining them changes no grouping, and neither leaves a folder or a setting to the other.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement first, CommandStatement second)
    {
        if (!IsChain(first) || !IsChain(second) || first.Invocations.Any(static i => i.Place.Depth == 0 && i.Runs("cd", "set", "export", "exec", "exit", "umask", "source", "."))) return null;
        if (c.LinesOf(first).End != c.LinesOf(second).Start || first.Shell.Kind != second.Shell.Kind) return null;
        var span = TextSpan.FromBounds(first.Span.End, second.Script!.Root.Items[0].Pipeline.Span.Start);
        return new Fix(FixClass.Consent, "join the two", new TextEdit(span, $" {c.File.Syntax.Escape}{c.NewLine} && "));
    }

    private static bool IsChain(CommandStatement run) =>
        run.Script is { Problems.IsEmpty: true, Comments.IsEmpty: true, Root.Items: { IsEmpty: false } items } && items.All(static i => i is { Background: false, Before: ShellOperator.None or ShellOperator.And })
        && run.Script.Root.Items.SelectMany(static i => i.Pipeline.Commands).All(static p => p is not CompoundCommand { Kind: CompoundKind.Function })
        && run.Script.Root.Items.SelectMany(static i => i.Pipeline.Commands).OfType<SimpleCommand>().All(static p => !p.Words.IsEmpty);
}
