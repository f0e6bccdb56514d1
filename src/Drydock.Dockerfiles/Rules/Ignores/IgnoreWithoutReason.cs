namespace Drydock.Dockerfiles.Rules.Ignores;

/// <summary>An ignore says neither why nor until when. The checker itself reports it, once every other rule has spoken.</summary>
internal static class IgnoreWithoutReason
{
    public static readonly Rule Rule = new()
    {
        Id = "ignore-without-reason",
        Title = "An ignore says neither why nor until when",
        Why = "Nobody can review a decision whose reason and end are not written down.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Warning,
        Before =
            """
            # drydock ignore=base-untagged
            FROM debian

            """,
        After =
            """
            # drydock ignore=base-untagged reason="pinned by the build" until=2099-01-31
            FROM debian

            """,
        ExamplePolicy = new RulePolicy { IgnoresNeedReason = true },
        Check = static _ => { },
    };
}
