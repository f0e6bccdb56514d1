namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A Python package without a version.</summary>
internal static class PipUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "pip-unpinned",
        Title = "A Python package has no version",
        Why = "Two builds of one file give two sets of packages: one day a release that breaks the service comes in, or one that an attacker published an hour ago.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Aliases = ["DL3013"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir fastapi
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir fastapi==0.115.6
            """,
        Check = static c =>
        {
            foreach (var pip in PipCall.Of(c))
            {
                // Without an index the wheels of a folder decide; a constraints file names the versions.
                if (pip.IsConstrained || pip.IsOffline) continue;
                var upgrades = PipUpgradeUnpinned.Upgrades(pip);
                var loose = PipArguments.Loose(pip.Call).Where(l => !(upgrades && l.IsInstaller)).ToList();
                if (loose.Count == 0) continue;
                var bound = loose.Exists(static l => !l.Requirement.Specifiers.IsEmpty) ? "; a bound such as >= is no pin" : "";
                c.Report(loose[0].Word.Span, $"no version for {SystemInstalls.List([.. loose.Select(static l => l.Requirement.Name)])}: write name==version or use a lock file{bound}");
            }
        },
    };
}
