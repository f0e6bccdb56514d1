using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A final USER that is a name.</summary>
internal static class UserNotNumeric
{
    /// <summary>Accounts that images bring: part of the repository's name, account, number. From the images' own Dockerfiles.</summary>
    private static readonly (string Repository, string Name, int Number)[] Known =
        [("library/node", "node", 1000), ("distroless/", "nonroot", 65532), ("chainguard/", "nonroot", 65532), ("library/debian", "nobody", 65534), ("library/python", "nobody", 65534), ("library/ubuntu", "nobody", 65534), ("library/alpine", "nobody", 65534)];

    public static readonly Rule Rule = new()
    {
        Id = "user-not-numeric",
        Title = "USER is a name",
        Why = "Kubernetes cannot tell whether a name is root: with runAsNonRoot it refuses to start the container.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["DL3066"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN groupadd --gid 1000 app && useradd --uid 1000 --gid 1000 --no-log-init app
            USER app:app
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN groupadd --gid 1000 app && useradd --uid 1000 --gid 1000 --no-log-init app
            USER 1000:1000
            """,
        Check = static c =>
        {
            if (c.Final is not { Shell.IsRead: true } final || final.Last("user") is not PlainStatement { Words.IsEmpty: false } last) return;
            if (last.Value is not { } value)
            {
                if (c.Policy.RequireNumericUser) c.Report(last.Words[0].Span, $"USER {last.Words[0].Text} comes from a variable whose value is not known here; write the uid, or give the argument a default");
                return;
            }

            var parts = value.Split(':');
            var user = parts[0].Trim();
            if (ImageUser.IsRoot(user) || ImageUser.Number(user) is not null) return;
            c.Report(last.Words[0].Span, $"USER {user} is a name, which Kubernetes' runAsNonRoot cannot check; write its uid", Mend(c, final, last, parts));
        },
    };

    private static Fix? Mend(RuleContext c, Stage final, PlainStatement last, string[] parts)
    {
        if (c.TextOf(last.Words[0].Span) != string.Join(':', parts) || NumberOf(c, final, parts[0], isGroup: false) is not { } user) return null;
        if (parts.Length == 1) return new Fix(FixClass.Consent, "write the uid", new TextEdit(last.Words[0].Span, $"{user}"));
        var group = ImageUser.Number(parts[1]) ?? NumberOf(c, final, parts[1], isGroup: true);
        return group is null ? null : new Fix(FixClass.Consent, "write uid and gid", new TextEdit(last.Words[0].Span, $"{user}:{group}"));
    }

    private static int? NumberOf(RuleContext c, Stage final, string name, bool isGroup)
    {
        var created = Account.Of(final).Where(a => a.IsGroup == isGroup && a.Name == name).ToList();
        if (created.Count > 0) return created.Count == 1 ? created[0].Number : null;
        if (isGroup) return null;
        var repository = final.RootFrom.Reference?.Repository;
        var known = Known.FirstOrDefault(k => k.Name == name && repository?.Contains(k.Repository, StringComparison.Ordinal) == true);
        return known.Name is null ? null : known.Number;
    }
}
