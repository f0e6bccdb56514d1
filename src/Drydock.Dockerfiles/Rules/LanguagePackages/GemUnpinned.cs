namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A gem without a version.</summary>
internal static class GemUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "gem-unpinned",
        Title = "A gem has no version",
        Why = "Two builds of one file give two sets of gems: one day a release that breaks the service comes in, or one that an attacker published an hour ago.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Aliases = ["DL3028"],
        Before =
            """
            FROM ruby:3.3.6-slim-bookworm
            RUN gem install bundler
            """,
        After =
            """
            FROM ruby:3.3.6-slim-bookworm
            RUN gem install bundler:2.5.23
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is not { Manager: "gem", Action: "install" or "i" } || call.Invocation.HasOption("-v", "--version", "-g", "--file") || call.Invocation.Arguments.Any(static a => a.Prefix is ['-', 'v', _, ..])) continue;
                var loose = call.Operands.Where(static o => o.Value is { Length: > 0 } text && !text.Contains(':', StringComparison.Ordinal) && !text.EndsWith(".gem", StringComparison.Ordinal)).ToList();
                if (loose.Count > 0) c.Report(loose[0].Span, $"no version for {SystemInstalls.List([.. loose.Select(static o => o.Value!)])}; write name:version");
            }
        },
    };
}
