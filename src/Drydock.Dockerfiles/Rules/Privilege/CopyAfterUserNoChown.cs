using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>COPY below USER.</summary>
internal static class CopyAfterUserNoChown
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-after-user-no-chown",
        Title = "COPY below USER still belongs to root",
        Why = "USER does not change who owns what COPY brings; a service that must write there cannot.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            USER 1000:1000
            COPY data /srv/data

            """,
        After =
            """
            FROM debian:12.11
            USER 1000:1000
            COPY --chown=1000:1000 data /srv/data

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                foreach (var copy in stage.All<CopyStatement>().Where(static s => s.Flag("chown") is null))
                {
                    var user = stage.Statements.TakeWhile(s => s != copy).OfType<PlainStatement>().LastOrDefault(static s => s.Syntax.Name == "user")?.Value;
                    if (user is { Length: > 0 } && user.Split(':')[0] is not ("root" or "0")) c.Report(copy.KeywordSpan, $"the files belong to root, not to {user}; right for code, wrong for what the service writes (then --chown={user})");
                }
            }
        },
    };
}
