using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>RUN that begins with cd.</summary>
internal static class CdInsteadOfWorkdir
{
    public static readonly Rule Rule = new()
    {
        Id = "cd-instead-of-workdir",
        Title = "RUN changes the folder with cd",
        Why = "cd holds for its own RUN only, and where the folder is missing or mistyped the commands behind a \";\" run elsewhere. WORKDIR says it once for all.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["DL3003", "DS-0013", "S7021"],
        Before =
            """
            FROM debian:12.11
            WORKDIR /srv
            RUN cd /opt/src && make install
            COPY app.conf .
            """,
        After =
            """
            FROM debian:12.11
            WORKDIR /srv
            WORKDIR /opt/src
            RUN make install
            WORKDIR /srv
            COPY app.conf .
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => r is { Exec: false, IsHeredocScript: false }))
            {
                var cd = run.Invocations.FirstOrDefault(i => i.Script == run.Script && i.Runs("cd") && i.Place is { Depth: 0, Index: 0, PipelineIndex: 0 });
                if (cd is null || cd.Arguments is not [var folder]) continue;
                var alone = run.Script!.Root.Items.Length == 1;
                c.Report(cd.Command.Span, alone ? "this cd has no effect: the next instruction starts in WORKDIR again; write WORKDIR" : $"cd holds for this RUN only; write WORKDIR {folder.Raw} above it", Mend(c, run, cd, folder));
            }
        },
    };

    /// <summary>WORKDIR above, and the folder from before again below where something follows.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run, ShellInvocation cd, ShellWord folder)
    {
        if (folder.Value is not { Length: > 0 } path || path.AsSpan().ContainsAny("-~ $") || run.Script!.Root.Items is not [_, { Before: ShellOperator.And } next, ..] || !run.Syntax.Heredocs.IsEmpty) return null;
        var stage = c.File.StageOf(run);
        var before = WorkingFolder.At(c.File, run);
        var known = stage.Before(run).Any(static s => s.Syntax.Name == "workdir");
        if (before is null || !path.StartsWith('/') && !known) return null;
        var follows = c.File.After(run).FirstOrDefault(static s => s.Syntax.Name is not ("arg" or "env" or "label" or "user" or "expose" or "volume" or "stopsignal"));
        if (follows is not null && follows.Syntax.Name != "workdir" && !known) return null;
        var removed = TextSpan.FromBounds(cd.Command.Span.Start, next.Pipeline.Span.Start);
        if (c.TextOf(removed).Contains('#', StringComparison.Ordinal) || follows is PlainStatement { Value: not ['/', ..] }) return null;
        var target = path.StartsWith('/') ? path : WorkingFolder.Join(before, path);
        var edits = new List<TextEdit> { TextEdit.Insert(c.File.Lines.StartOf(run.Syntax.FirstLine), $"WORKDIR {target}{c.NewLine}"), TextEdit.Remove(removed) };
        if (follows is not null && follows.Syntax.Name != "workdir") edits.AddRange(Insertion.After(c, run, FixClass.Consent, "", [$"WORKDIR {(before.Length == 0 ? "/" : before)}"]).Edits);
        return new Fix(FixClass.Consent, "set the folder with WORKDIR", [.. edits]);
    }
}
