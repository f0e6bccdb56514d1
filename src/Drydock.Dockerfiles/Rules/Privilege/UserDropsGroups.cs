using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>USER with a group drops the groups joined before.</summary>
internal static class UserDropsGroups
{
    public static readonly Rule Rule = new()
    {
        Id = "user-drops-groups",
        Title = "USER with a group drops the others",
        Why = "With a group given the process has that one only, not those that usermod or adduser gave it.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            RUN useradd -u 1000 app && usermod -aG video app
            USER app:app

            """,
        After =
            """
            FROM debian:12.11
            RUN useradd -u 1000 app && usermod -aG video app
            USER app

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                if (stage.Named("user").LastOrDefault() is not PlainStatement { Value: { } user } last || user.Split(':') is not [var name, _]) continue;
                var joins = stage.Lineage.SelectMany(static s => s.Runs).SelectMany(static r => r.Invocations).Any(i => i.Runs("usermod", "gpasswd", "adduser", "addgroup") && i.Arguments.Any(a => a.Value == name) && (!i.Runs("usermod") || i.HasShort('G')) && (i.Runs("usermod", "gpasswd") || i.Arguments.Count(static a => !a.Prefix.StartsWith('-')) == 2));
                if (joins) c.Report(last.Span, $"{name} joined groups before; \"{user}\" gives the process only the one that is named");
            }
        },
    };
}
