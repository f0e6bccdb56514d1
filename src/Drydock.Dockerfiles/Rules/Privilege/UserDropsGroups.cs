using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>USER with a group, although the account was joined to others.</summary>
internal static class UserDropsGroups
{
    public static readonly Rule Rule = new()
    {
        Id = "user-drops-groups",
        Title = "USER with a group leaves out the account's other groups",
        Why = "With a group in USER the runtime sets that group alone: the groups that the account was joined to do not count.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            RUN useradd --uid 1000 --no-log-init --groups video app
            USER app:app
            """,
        After =
            """
            FROM debian:12.11
            RUN useradd --uid 1000 --no-log-init --groups video app
            USER app
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                foreach (var user in stage.All<PlainStatement>().Where(static s => s.Syntax.Name == "user"))
                {
                    if (user.Value?.Split(':') is not [var name, _]) continue;
                    var before = stage.Before(user).ToList();
                    var names = Account.Of(before).Where(a => !a.IsGroup && a.Number is { } number && $"{number}" == name).Select(static a => a.Name).Append(name).ToList();
                    var joined = before.OfType<CommandStatement>().SelectMany(static r => r.Invocations).Select(Joined).FirstOrDefault(j => j.Account is { } account && names.Contains(account));
                    if (joined.Group is { } group) c.Report(user.Words[0].Span, $"USER with a group leaves out {group}, which {joined.Account} was joined to; write USER {name} alone, or join the group at the start of the container");
                }
            }
        },
    };

    /// <summary>The account that a command joins to a further group, and the group.</summary>
    private static (string? Account, string? Group) Joined(ShellInvocation command)
    {
        var operands = Account.Operands(command);
        if (command.Runs("useradd", "usermod") && Account.ValueOf(command, "-G", "--groups", "-aG") is { Length: > 0 } groups && operands.Count > 0) return (operands[^1].Value, groups);
        if (command.Runs("adduser", "addgroup") && operands.Count == 2) return (operands[0].Value, operands[1].Value);
        return command.Runs("gpasswd") && command.HasShort('a') && command.Arguments.Length == 3 ? (command.Arguments[1].Value, command.Arguments[2].Value) : default;
    }
}
