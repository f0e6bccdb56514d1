using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>Two programs for the same work.</summary>
internal static class WgetAndCurl
{
    public static readonly Rule Rule = new()
    {
        Id = "wget-and-curl",
        Title = "wget and curl are both used",
        Why = "One of the two is enough; the other is one more program to patch and one more tool for an intruder.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["DL4001", "DS-0014"],
        Before =
            """
            FROM buildpack-deps:bookworm
            RUN curl -fsSLo /tmp/a https://dl.acme.example/a
            RUN wget -q -O /tmp/b https://dl.acme.example/b
            """,
        After =
            """
            FROM buildpack-deps:bookworm
            RUN curl -fsSLo /tmp/a https://dl.acme.example/a
            RUN curl -fsSL -o /tmp/b https://dl.acme.example/b
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                var calls = stage.Runs.SelectMany(static r => r.Invocations, static (r, i) => (Run: r, Command: i)).Where(static p => Download.Of(p.Command) is not null).ToList();
                if (calls.FirstOrDefault(static p => p.Command.Name == "curl") is not { Run: { } other }) continue;
                foreach (var (run, command) in calls.Where(static p => p.Command.Name == "wget"))
                    c.Report(command.NameWord.Span, $"wget is used here and curl in line {other.Syntax.FirstLine} of the same stage; one is enough", Mend(run, command));
            }
        },
    };

    /// <summary>Only for a quiet fetch of one address, by its own name, to a file or to standard output.</summary>
    private static Fix? Mend(CommandStatement run, ShellInvocation command)
    {
        if (!command.NameWord.Is("wget") || command.Script != run.Script || !CommandChain.IsPlain(run) || !command.Command.Redirections.IsEmpty) return null;
        var download = Download.Of(command)!;
        string? target = null;
        foreach (var (option, value, word) in Download.OptionsOf(command))
        {
            if (option is null or "-q" or "--quiet" or "-nv" or "--no-verbose" || option.StartsWith("--progress", StringComparison.Ordinal)) continue;
            if (option is not "-O" || value is null) return null;
            target = ReferenceEquals(value, word) ? word.Raw[(word.Raw.IndexOf('O', StringComparison.Ordinal) + 1)..] : value.Raw;
        }

        if (download.Addresses is not [var address] || target is null && download.File is null) return null;
        var options = target switch { null => "-fsSLO", "-" => "-fsSL", _ => $"-fsSL -o {target}" };
        return new Fix(FixClass.Consent, "use curl", new TextEdit(command.NameWord.Span.To(command.Command.Words[^1].Span), $"curl {options} {address.Raw}"));
    }
}
