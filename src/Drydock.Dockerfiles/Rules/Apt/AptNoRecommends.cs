using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>apt-get install that takes recommended packages along.</summary>
internal static class AptNoRecommends
{
    private const string Option = "--no-install-recommends";

    public static readonly Rule Rule = new()
    {
        Id = "apt-no-recommends",
        Title = "Recommended packages come along",
        Why = "Debian installs what a package merely recommends: documentation, helpers, whole interpreters, each with vulnerabilities of its own and none asked for.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["DL3015", "DS-0029"],
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y git
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y --no-install-recommends git
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!SystemInstalls.IsApt(call) || call.Action != "install" || call.Operands.IsEmpty || IsDecided(call.Invocation) || IsConfigured(c, run)) continue;
                c.Report(call.ActionWord!.Span, $"{call.Manager} install takes recommended packages along; add {Option}", Mend(run, call));
            }
        },
    };

    private static bool IsDecided(ShellInvocation command) =>
        command.HasOption(Option, "--install-recommends", "--without-recommends", "--with-recommends") || command.Name == "aptitude" && (command.HasShort('R') || command.HasShort('r'))
        || command.Arguments.Any(static a => a.Prefix.Contains("Install-Recommends", StringComparison.OrdinalIgnoreCase) || a is { Prefix.Length: 0, Value: null });

    /// <summary>True when something above switches them off for good.</summary>
    private static bool IsConfigured(RuleContext c, CommandStatement run) =>
        c.File.StageOf(run).Before(run).Append(run).Any(s => s is not CommandStatement { Script: null } && Mentions(s));

    private static bool Mentions(Statement statement) =>
        statement.Syntax.Text.Contains("APT::Install-Recommends", StringComparison.OrdinalIgnoreCase)
        || statement.Syntax.Heredocs.Any(static h => h.Content.Contains("APT::Install-Recommends", StringComparison.OrdinalIgnoreCase));

    private static Fix Mend(CommandStatement run, PackageInstall call)
    {
        // Behind the -y that most people write next to the action.
        var words = call.Invocation.Arguments;
        var at = words.IndexOf(call.ActionWord!);
        var word = at + 1 < words.Length && words[at + 1].Is("-y", "--yes", "-qy", "-yq", "-qqy", "-yqq", "--assume-yes") ? words[at + 1] : call.ActionWord!;
        return new Fix(FixClass.Consent, $"add {Option}", TextEdit.Insert(word.Span.End, $" {Option}"));
    }
}
