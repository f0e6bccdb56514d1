namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base with tag and digest.</summary>
internal static class BaseTagAndDigest
{
    public static readonly Rule Rule = new()
    {
        Id = "base-tag-and-digest",
        Title = "The tag beside a digest has no effect",
        Why = "The digest decides; the tag tells people what it was when it was pinned, and may have moved since.",
        Theme = RuleTheme.Base,

        // Off, unlike the others of its kind: keeping both is what update bots want, and readers.
        Severity = RuleSeverity.Off,
        Aliases = ["S8431"],
        Before =
            """
            FROM debian:12.11@sha256:abababababababababababababababababababababababababababababababab

            """,
        After =
            """
            FROM debian@sha256:abababababababababababababababababababababababababababababababab

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From).Where(static f => f.Reference is { Tag: not null, Digest: not null }))
                c.Report(from.Image.Span, "the digest decides, the tag is for readers; drydock bases tells when they part");
        },
    };
}
