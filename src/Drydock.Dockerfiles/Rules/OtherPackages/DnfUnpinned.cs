namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>RPM packages without a version.</summary>
internal static class DnfUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "dnf-unpinned",
        Title = "An RPM package has no version",
        Why = "Two builds of one file give two sets of versions. Off unless asked for: repositories drop old builds, so pins need a mirror that keeps them.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Off,
        Fix = FixClass.Lookup,
        Aliases = ["DL3033", "DL3041"],
        Before =
            """
            FROM almalinux:9.4
            RUN dnf install -y nginx && dnf clean all
            """,
        After =
            """
            FROM almalinux:9.4
            RUN dnf install -y nginx-1.20.1 && dnf clean all
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!SystemInstalls.IsDnf(call) || call.Action is not ("install" or "localinstall" or "reinstall")) continue;
                var loose = call.Operands.Where(static o => o.Value is { Length: > 0 } text && text[0] != '@' && !MayHoldVersion(text) && !SystemInstalls.IsLocalFile(o)).ToList();
                if (loose.Count > 0) c.Report(loose[0].Span, $"no version for {SystemInstalls.List([.. loose.Select(static o => o.Value!)])}; write name-version");
            }
        },
    };

    /// <summary>A dash and a digit: a version, or part of a name such as java-17-openjdk, which is not guessed.</summary>
    private static bool MayHoldVersion(string text)
    {
        for (var at = text.IndexOf('-', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('-', at + 1))
        {
            if (char.IsAsciiDigit(text[at + 1])) return true;
        }

        return text.AsSpan().ContainsAny('=', '<', '>');
    }
}
