using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A USER by name in a stage without accounts.</summary>
internal static class UserUnknownInStage
{
    public static readonly Rule Rule = new()
    {
        Id = "user-unknown-in-stage",
        Title = "USER names an account that nobody creates",
        Why = "From scratch there is no /etc/passwd to find the name in: the container does not start.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM scratch
            COPY app /app
            USER app
            CMD ["/app"]

            """,
        After =
            """
            FROM scratch
            COPY app /app
            USER 1000:1000
            CMD ["/app"]

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(static s => s.RootFrom.IsScratch))
            {
                if (stage.Lineage.Any(static s => s.All<CopyStatement>().Any(static i => i.Destination?.Text is "/" or "/etc" or "/etc/" or "/etc/passwd" or "./" or "."))) continue;
                foreach (var user in stage.Named("user").OfType<PlainStatement>())
                {
                    if (user.Value is { Length: > 0 } name && !char.IsAsciiDigit(name[0])) c.Report(user.Span, $"from scratch nobody is called {name}; write a number");
                }
            }
        },
    };
}
