namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>zypper that waits for an answer.</summary>
internal static class ZypperMissingYes
{
    public static readonly Rule Rule = new()
    {
        Id = "zypper-missing-y",
        Title = "zypper asks a question that nobody answers",
        Why = "A build has no terminal: zypper takes its default answer, which for most questions is to stop, and the build fails.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL3034"],
        Before =
            """
            FROM opensuse/leap:15.6
            RUN zypper install nginx && zypper clean --all
            """,
        After =
            """
            FROM opensuse/leap:15.6
            RUN zypper -n install nginx && zypper clean --all
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call.Manager != "zypper" || !Asks(call.Action)) continue;
                var command = call.Invocation;
                if (command.HasShort('n') || command.HasShort('y') || command.HasOption("--non-interactive", "--no-confirm") || command.Arguments.Any(static a => a is { Prefix.Length: 0, Value: null })) continue;
                c.Report(call.ActionWord!.Span, $"zypper {call.Action} without -n waits for an answer", new Fix(FixClass.Safe, "add -n", TextEdit.Insert(command.NameWord.Span.End, " -n")));
            }
        },
    };

    private static bool Asks(string action) => action is "install" or "in" or "remove" or "rm" or "update" or "up" or "patch" or "dup" or "dist-upgrade" or "source-install" or "si" or "install-new-recommends" or "inr";
}
