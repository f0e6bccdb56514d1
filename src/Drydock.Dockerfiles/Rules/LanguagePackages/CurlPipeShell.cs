using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A download that is run unseen.</summary>
internal static class CurlPipeShell
{
    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "ksh"];

    public static readonly Rule Rule = new()
    {
        Id = "curl-pipe-shell",
        Title = "A download is run unseen",
        Why = "Whatever the server sends on the day of the build runs as root: no version, no checksum, and a connection that breaks off runs half a script.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.High,
        Before =
            """
            FROM debian:12.11
            RUN curl -fsSL https://get.acme.example | sh
            """,
        After =
            """
            FROM debian:12.11
            ADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 https://get.acme.example/v1.4/install.sh /tmp/install.sh
            RUN sh /tmp/install.sh
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (Download.Of(command) is not { } download) continue;
                if (Runner(run, command) is { } runner)
                    c.Report(command.Command.Span, $"what {download.Tool} fetches goes straight into {runner}; fetch a version, check its sum, then run it");
            }

            foreach (var run in c.Runs) ProcessSubstitutions(c, run);
        },
    };

    /// <summary>The program that runs the download; null when none does.</summary>
    private static string? Runner(CommandStatement run, ShellInvocation command)
    {
        var place = command.Place;
        if (place.Piped)
        {
            var later = place.Item.Pipeline.Commands[(place.PipelineIndex + 1)..];
            foreach (var next in run.Invocations.Where(i => later.Contains(i.Command)))
            {
                if (RunsInput(next)) return next.Name;
            }
        }

        // sh -c "$(curl …)" and eval "$(curl …)".
        if (!place.Substitution) return null;
        var outer = run.Invocations.FirstOrDefault(i => i.Command.Words.Any(w => w.Substitutions.Any(l => l.Start <= command.Command.Start && command.Command.End <= l.End)));
        return outer is not null && (outer.Name == "eval" || outer.Runs(Shells) && outer.HasShort('c')) ? outer.Name : null;
    }

    /// <summary>True for a shell or interpreter that takes its program from standard input.</summary>
    private static bool RunsInput(ShellInvocation command)
    {
        var operand = command.Arguments.FirstOrDefault(static a => a.Prefix is not ['-', _, ..]);
        if (command.Runs(Shells)) return !command.HasShort('c') && (operand is null || operand.Is("-", "/dev/stdin") || command.HasShort('s'));
        if (command.Name is not { } name || !(name.StartsWith("python", StringComparison.Ordinal) || name is "perl" or "ruby" or "node" or "php")) return false;
        return (operand is null || operand.Is("-", "/dev/stdin")) && !command.HasShort('c') && !command.HasShort('e') && !command.HasShort('m') && !command.HasShort('n') && !command.HasShort('r') && !command.HasShort('p');
    }

    /// <summary><c>bash &lt;(curl …)</c>, whose inside is not read as commands.</summary>
    private static void ProcessSubstitutions(RuleContext c, CommandStatement run)
    {
        foreach (var command in run.Invocations.Where(static i => i.Runs(Shells) || i.Runs("source", ".")))
        {
            if (command.Arguments.FirstOrDefault(static a => a.Raw.StartsWith("<(", StringComparison.Ordinal) && (a.Raw.Contains("curl ", StringComparison.Ordinal) || a.Raw.Contains("wget ", StringComparison.Ordinal))) is { } word)
                c.Report(word.Span, $"what is fetched goes straight into {command.Name}; fetch a version, check its sum, then run it");
        }
    }
}
