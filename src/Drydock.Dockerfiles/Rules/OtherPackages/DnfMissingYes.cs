using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>dnf, yum, microdnf or tdnf without -y.</summary>
internal static class DnfMissingYes
{
    public static readonly Rule Rule = new()
    {
        Id = "dnf-missing-y",
        Title = "dnf asks a question that nobody answers",
        Why = "A build has no terminal: without -y the program stops at its question and the build fails.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL3030", "DL3038"],
        Before =
            """
            FROM almalinux:9.4
            RUN dnf install nginx && dnf clean all
            """,
        After =
            """
            FROM almalinux:9.4
            RUN dnf install -y nginx && dnf clean all
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!SystemInstalls.IsDnf(call) || !Asks(call.Action) || AnswersYes(c, run, call.Invocation)) continue;
                var word = call.ActionWord!.Span;
                c.Report(word, $"{call.Manager} {call.Action} without -y stops at its question", new Fix(FixClass.Safe, "add -y", TextEdit.Insert(word.End, " -y")));
            }
        },
    };

    private static bool Asks(string action) => action is "install" or "update" or "upgrade" or "remove" or "erase" or "autoremove" or "reinstall" or "downgrade" or "groupinstall" or "localinstall"
        or "distro-sync" or "swap" or "builddep";

    private static bool AnswersYes(RuleContext c, CommandStatement run, ShellInvocation command) =>
        command.HasShort('y') || command.HasOption("--assumeyes", "--assume-yes", "--assumeno") || command.Arguments.Any(static a => a.Prefix.Contains("assumeyes", StringComparison.Ordinal))
        || command.Arguments.Any(static a => a is { Prefix.Length: 0, Value: null }) || command.Script.Invocations.Any(static i => i.Runs("yes"))
        || c.File.StageOf(run).Before(run).Append(run).Any(static s => s.Syntax.Text.Contains("assumeyes=", StringComparison.OrdinalIgnoreCase));
}
