using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A pipe in RUN whose first command may fail unseen.</summary>
internal static class Pipefail
{
    public static readonly Rule Rule = new()
    {
        Id = "pipefail",
        Title = "A pipe hides the failure of its first command",
        Why = "A pipe's status is that of its last command: a failed download, for one, goes on as an empty file.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["DL4006"],
        Before =
            """
            FROM debian:12.11
            RUN wget -O - https://example.com/tool.tar.gz | tar -xz -C /opt
            """,
        After =
            """
            FROM debian:12.11
            SHELL ["/bin/bash", "-o", "pipefail", "-c"]
            RUN wget -O - https://example.com/tool.tar.gz | tar -xz -C /opt
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                // The SHELL that mends one stage holds for those that build on it.
                var mended = stage.Lineage.Skip(1).Any(static s => s.Runs.Any(static r => First(r) is not null));
                foreach (var run in stage.Runs)
                {
                    if (First(run) is not { } pipe) continue;
                    c.Report(pipe.Place.Item.Pipeline.Span, $"a failure of {pipe.Name ?? "the first command"} goes unseen behind the pipe; set pipefail with SHELL", mended ? null : Mend(c, stage, run));
                    mended = true;
                }
            }
        },
    };

    /// <summary>The first command of the first pipe that hides a failure; null where none does.</summary>
    private static ShellInvocation? First(CommandStatement run)
    {
        if (run.Shell.PipeFail && !run.Exec && run.Interpreter is null) return null;
        foreach (var command in run.Invocations)
        {
            var place = command.Place;
            if (command.Runs("set") && command.Arguments.Any(static a => a.Value == "pipefail")) return null;
            if (place is not { PipelineIndex: 0, Piped: true, Substitution: false, Conditional: false }) continue;

            // What a pipe of a condition gives is looked at; and these cannot fail, or always end early.
            if (place.Item.Pipeline.Negated || command.Runs("echo", "printf", "yes", "true") || IsCondition(run, place)) continue;
            if (place.Next is { Before: ShellOperator.Or }) continue;
            return command;
        }

        return null;
    }

    private static bool IsCondition(CommandStatement run, ShellPlace place) =>
        run.Script!.Root.Items.SelectMany(static i => i.Pipeline.Commands).OfType<CompoundCommand>().Any(k => k.Conditions.Any(l => ReferenceEquals(l, place.List)));

    private static Fix? Mend(RuleContext c, Stage stage, CommandStatement run)
    {
        if (run.Exec || run.Shell.IsSet || run.Interpreter is not null) return null;
        var shell = c.BaseOf(stage) switch
        {
            { Os: "debian" or "ubuntu", HasShell: true } => "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]",
            { Os: "alpine" } => "SHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]",
            _ => null,
        };
        return shell is null ? null : Insertion.Before(c, stage, run, FixClass.Consent, "set pipefail", [shell]);
    }
}
