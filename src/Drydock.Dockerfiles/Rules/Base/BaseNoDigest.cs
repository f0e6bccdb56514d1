namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base without digest.</summary>
internal static class BaseNoDigest
{
    public static readonly Rule Rule = new()
    {
        Id = "base-no-digest",
        Title = "A base image is not pinned by digest",
        Why = "Tags move: only a digest gives the same bytes tomorrow, and tells when they changed.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Info,
        Scope = RuleScope.Policy,
        Fix = FixClass.Lookup,
        Aliases = ["S7023"],
        Before =
            """
            FROM debian:12.11

            """,
        After =
            """
            FROM debian:12.11@sha256:abababababababababababababababababababababababababababababababab

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From).Where(static f => f.Reference is { Digest: null }))
                c.Report(from.Image.Span, $"{from.Reference!.Familiar} has no digest; keep the tag and add @sha256:… of its index");
        },
    };
}
