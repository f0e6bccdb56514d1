using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>apt-get install without -y.</summary>
internal static class AptMissingYes
{
    public static readonly Rule Rule = new()
    {
        Id = "apt-missing-y",
        Title = "apt-get asks a question that nobody answers",
        Why = "A build has no terminal: without -y apt-get stops at its question and the build fails.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Safe,
        Aliases = ["DL3014", "DS-0021"],
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install curl
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y curl
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is not { Manager: "apt-get" or "apt" or "aptitude", Action: "install" or "upgrade" or "dist-upgrade" or "full-upgrade" or "remove" or "purge" or "autoremove" or "build-dep" }) continue;
                if (AnswersYes(call.Invocation) || call.Invocation.Script.Invocations.Any(static i => i.Runs("yes"))) continue;
                var word = call.ActionWord!;
                c.Report(word.Span, $"{call.Manager} {call.Action} without -y stops at its question", new Fix(FixClass.Safe, "add -y", TextEdit.Insert(word.Span.End, " -y")));
            }
        },
    };

    private static bool AnswersYes(ShellInvocation command) =>
        command.HasShort('y') || command.HasOption("--yes", "--assume-yes", "--force-yes") || command.Arguments.Count(static a => a.Prefix is "-q" or "--quiet") > 1
        || command.Arguments.Any(static a => a.Prefix is ['-', 'q', 'q', ..] || a.Prefix.StartsWith("-q=2", StringComparison.Ordinal) || a.Prefix.Contains("Get::Assume-Yes", StringComparison.OrdinalIgnoreCase));
}
