namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>SUSE packages without a version.</summary>
internal static class ZypperUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "zypper-unpinned",
        Title = "A SUSE package has no version",
        Why = "Two builds of one file give two sets of versions. Off unless asked for: repositories drop old builds, so pins need a mirror that keeps them.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Off,
        Fix = FixClass.Lookup,
        Aliases = ["DL3037"],
        Before =
            """
            FROM opensuse/leap:15.6
            RUN zypper -n install nginx && zypper clean --all
            """,
        After =
            """
            FROM opensuse/leap:15.6
            RUN zypper -n install nginx=1.21.5 && zypper clean --all
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is not { Manager: "zypper", Action: "install" or "in" } || call.Invocation.HasOption("-t", "--type")) continue;
                var loose = call.Operands.Where(static o => o.Value is { Length: > 0 } text && text[0] is not ('!' or '-' or '~') && !text.AsSpan().ContainsAny('=', '<', '>') && !SystemInstalls.IsLocalFile(o)).ToList();
                if (loose.Count > 0) c.Report(loose[0].Span, $"no version for {SystemInstalls.List([.. loose.Select(static o => o.Value!)])}; write name=version");
            }
        },
    };
}
