using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A USER by name.</summary>
internal static class UserNotNumeric
{
    public static readonly Rule Rule = new()
    {
        Id = "user-not-numeric",
        Title = "USER is a name",
        Why = "Kubernetes cannot see that a name is not root, and refuses to start the container where runAsNonRoot is asked for.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["DL3066"],
        Before =
            """
            FROM debian:12.11
            RUN groupadd -g 1000 app && useradd -u 1000 -g 1000 app
            USER app
            CMD ["app"]

            """,
        After =
            """
            FROM debian:12.11
            RUN groupadd -g 1000 app && useradd -u 1000 -g 1000 app
            USER 1000:1000
            CMD ["app"]

            """,
        Check = static c =>
        {
            if (c.Final?.Last("user") is not PlainStatement { Value: { Length: > 0 } user } last || last.Words[0].Text != user) return;
            var name = user.Split(':')[0];
            if (name.All(char.IsAsciiDigit) || name == "root") return;
            var account = Accounts.Of(c.Final!).LastOrDefault(a => a.Name == name);
            var number = account?.Uid is null ? null : account.Gid is null ? account.Uid : $"{account.Uid}:{account.Gid}";
            c.Report(last.Span, $"{name} is a name; write its number{(number is null ? "" : $": USER {number}")}", number is null || user.Contains(':', StringComparison.Ordinal) ? null : new Fix(FixClass.Consent, $"write USER {number}", new TextEdit(last.Words[0].Span, number)));
        },
    };
}
