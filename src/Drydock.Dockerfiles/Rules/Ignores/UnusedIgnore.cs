namespace Drydock.Dockerfiles.Rules.Ignores;

/// <summary>An ignore matches nothing. The checker itself reports it, once every other rule has spoken.</summary>
internal static class UnusedIgnore
{
    public static readonly Rule Rule = new()
    {
        Id = "unused-ignore",
        Title = "An ignore matches nothing",
        Why = "It hides the next mistake of its kind, and makes readers believe that there is one now.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Info,
        Before =
            """
            # drydock ignore=sudo
            FROM debian:12.11

            """,
        After =
            """
            FROM debian:12.11

            """,
        Check = static _ => { },
    };
}
