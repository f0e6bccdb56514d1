using Drydock.Dockerfiles.Rules.Privilege;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>A file that is written line by line with echo.</summary>
internal static class PreferCopyHeredoc
{
    private const int FewestLines = 3;

    public static readonly Rule Rule = new()
    {
        Id = "prefer-copy-heredoc",
        Title = "A file is written by a chain of echo",
        Why = "A here-document shows the file as it will be; with echo each line is quoted, and one missing arrow or backslash changes the file without a word.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            RUN echo "name: demo" > /etc/demo.yaml && \
                echo "kind: service" >> /etc/demo.yaml && \
                echo "port: 8000" >> /etc/demo.yaml
            """,
        After =
            """
            FROM debian:12.11
            COPY <<'EOF' /etc/demo.yaml
            name: demo
            kind: service
            port: 8000
            EOF
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => r.Script is not null))
            {
                var written = run.Invocations.Select(static i => (Command: i, File: WrittenBy(i))).Where(static w => w.File is not null).GroupBy(static w => w.File!.Raw, StringComparer.Ordinal);
                foreach (var file in written.Where(static g => g.Count() >= FewestLines))
                {
                    var lines = file.Select(static w => w.Command).ToList();
                    c.Report(lines[0].Command.Span, $"{lines.Count} commands write {file.Key} line by line; write it with COPY <<'EOF' {file.Key}", Mend(c, run, lines, file.First().File!));
                }
            }
        },
    };

    private static ShellWord? WrittenBy(ShellInvocation command) =>
        command.Runs("echo", "printf") && command.Command.Redirections is [{ Operator: ">" or ">>", Descriptor: null or 1, Target: { } target }] && target.Raw is not "/dev/null" ? target : null;

    /// <summary>Only where the RUN does nothing else, as root, and every line is known to the letter.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run, List<ShellInvocation> lines, ShellWord file)
    {
        if (run.Exec || !run.Flags.IsEmpty || !run.Syntax.Heredocs.IsEmpty || run.Invocations.Length != lines.Count || run.Script!.Root.Items.Length != lines.Count || c.NewLine != "\n") return null;
        if (!run.Script.Comments.IsEmpty || run.Script.Root.Items.Any(static i => i.Before is ShellOperator.Or || i.Background || i.Pipeline.Commands.Length > 1)) return null;
        if (file.Value is not ['/', ..] path || path.AsSpan().ContainsAny(" $\"'") || ImageUser.At(c, run) is not { } user || !ImageUser.IsRoot(user)) return null;
        var texts = lines.Select(TextOf).ToList();
        if (texts.Exists(static t => t is null or "EOF") || lines.Skip(1).Any(static l => l.Command.Redirections[0].Operator != ">>") || lines[0].Command.Redirections[0].Operator != ">") return null;
        return new Fix(FixClass.Consent, "write the file with a here-document", new TextEdit(run.Span, $"COPY <<'EOF' {path}\n{string.Join('\n', texts)}\nEOF"));
    }

    /// <summary>The line that echo writes; null where it is not known, or shells differ in what they make of it.</summary>
    private static string? TextOf(ShellInvocation command)
    {
        if (!command.Runs("echo") || command.Arguments.Any(static a => a.Value is null || a.IsGlob || a.Value.Contains('\\', StringComparison.Ordinal) || a.Value.Contains('\n', StringComparison.Ordinal))) return null;
        return command.Arguments.FirstOrDefault()?.Value is ['-', ..] ? null : string.Join(' ', command.Arguments.Select(static a => a.Value));
    }
}
