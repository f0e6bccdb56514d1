namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>An account is created and no USER follows.</summary>
internal static class UserCreatedNeverUsed
{
    public static readonly Rule Rule = new()
    {
        Id = "user-created-never-used",
        Title = "An account is created and never used",
        Why = "Somebody meant the service to run as it, and it still runs as root.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM debian:12.11
            RUN useradd -u 1000 app
            CMD ["app"]

            """,
        After =
            """
            FROM debian:12.11
            RUN useradd -u 1000 app
            USER 1000
            CMD ["app"]

            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.Last("user") is not null) return;
            foreach (var account in Accounts.Of(final).Take(1)) c.Report(account.Run.SpanOf(account.Command.NameWord), $"the account {account.Name} is created and no USER follows: the service still runs as root");
        },
    };
}
