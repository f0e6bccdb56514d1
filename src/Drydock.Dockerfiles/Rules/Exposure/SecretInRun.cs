using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A secret on a command line of RUN.</summary>
internal static class SecretInRun
{
    private static readonly ImmutableArray<string> Options =
        ["--password", "--passwd", "--token", "--api-key", "--apikey", "--auth-token", "--access-key", "--secret-key", "--access-token", "--db-password", "--http-password", "--client-secret"];

    public static readonly Rule Rule = new()
    {
        Id = "secret-in-run",
        Title = "RUN holds a secret",
        Why = "The command line is in the image's history: everybody who can pull the image can read it, and so can everybody who reads the repository.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.High,
        Aliases = ["DS-0031"],
        Before =
            """
            FROM debian:12.11
            RUN git clone https://build:s3cret@git.example.com/app.git
            """,
        After =
            """
            FROM debian:12.11
            RUN --mount=type=ssh git clone git@git.example.com:app.git
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => r.Script is not null))
            {
                foreach (var command in run.Invocations)
                {
                    Judge(c, run, command);
                    foreach (var word in command.Arguments.Where(a => Addresses.SecretVariable(a) is { } variable && run.Scope.Variables.ContainsKey(variable) && !run.IsScript(command, a)))
                        c.Report(word.Span, $"the password in this address is {Addresses.SecretVariable(word)}, an argument of the build, and stays in the image's history; use RUN --mount=type=secret");
                }
            }
        },
    };

    private static void Judge(RuleContext c, CommandStatement run, ShellInvocation command)
    {
        var words = command.Command.Assignments.Concat(command.Command.Words.Where(w => !run.IsScript(command, w))).ToList();
        foreach (var word in words)
        {
            if (SecretShapes.KindIn(word.Value ?? word.Raw) is { } kind) c.Report(word.Span, $"{kind} stands here for everybody who can pull the image; revoke it, and use RUN --mount=type=secret");
        }

        foreach (var word in Given(command).Where(w => SecretShapes.KindIn(w.Value ?? w.Raw) is null).Distinct())
            c.Report(word.Span, $"{NameOf(word)} is given a secret that stays in the image's history; use RUN --mount=type=secret");
    }

    /// <summary>Words that give a known text for an option or a variable whose name says secret.</summary>
    private static IEnumerable<ShellWord> Given(ShellInvocation command)
    {
        foreach (var word in PackageInstalls.ValuesOf(command, [.. Options]))
        {
            if (word.Value is { } value && SecretNames.MayBe(value.StartsWith("--", StringComparison.Ordinal) ? value[(value.IndexOf('=', StringComparison.Ordinal) + 1)..] : value)) yield return word;
        }

        var assigned = command.Assignments.Select(static a => a.Word).Concat(command.Runs("export") ? command.Arguments.Where(ShellScanner.IsAssignment) : []);
        foreach (var word in assigned)
        {
            if (word.Value is not { } text) continue;
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (SecretNames.Says(text[..equals].TrimEnd('+')) && SecretNames.MayBe(text[(equals + 1)..])) yield return word;
        }

        if (!command.Runs("curl")) yield break;
        foreach (var word in PackageInstalls.ValuesOf(command, "-u", "--user"))
        {
            if (word.Value is { } user && user.IndexOf(':', StringComparison.Ordinal) is > 0 and var at && at < user.Length - 1) yield return word;
        }

        foreach (var word in PackageInstalls.ValuesOf(command, "-H", "--header"))
        {
            if (word.Value is { } header && header.StartsWith("authorization:", StringComparison.OrdinalIgnoreCase) && header.Length > 24) yield return word;
        }
    }

    /// <summary>What is given, without the secret itself.</summary>
    private static string NameOf(ShellWord word)
    {
        var equals = word.Raw.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && word.Raw.AsSpan(0, equals).IndexOfAny(" :@") < 0 ? word.Raw[..equals] : "the command";
    }
}
