namespace Drydock.Dockerfiles.Rules.Ignores;

/// <summary>An ignore is past its day. The checker itself reports it, once every other rule has spoken.</summary>
internal static class ExpiredIgnore
{
    public static readonly Rule Rule = new()
    {
        Id = "expired-ignore",
        Title = "An ignore is past its day",
        Why = "An accepted risk was accepted for a time; when that is over, somebody must decide again.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Warning,
        Before =
            """
            # drydock ignore=base-untagged reason="pinned by the build" until=2020-01-31
            FROM debian

            """,
        After =
            """
            FROM debian:12.11

            """,
        Check = static _ => { },
    };
}
