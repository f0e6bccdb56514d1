using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Program code that belongs to the account which runs it.</summary>
internal static class AppOwnedByRuntimeUser
{
    public static readonly Rule Rule = new()
    {
        Id = "app-owned-by-runtime-user",
        Title = "The service owns its own code",
        Why = "Whoever takes over the process can rewrite the program, and the change stays for the container's life. Code that root owns and everybody may read runs as well.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["S6504"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY --chown=1000:1000 app.py /srv/app.py
            USER 1000:1000
            CMD ["python", "/srv/app.py"]
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            COPY app.py /srv/app.py
            USER 1000:1000
            CMD ["python", "/srv/app.py"]
            """,
        Check = static c =>
        {
            if (c.Final is not { } final || ImageUser.Of(c, final) is not { } user || ImageUser.IsRoot(user)) return;
            var names = Account.Of(final).Where(a => !a.IsGroup && (a.Name == user || a.Number is { } n && $"{n}" == user)).SelectMany(static a => new[] { a.Name, a.Number is { } n ? $"{n}" : null }).Append(user).ToHashSet(StringComparer.Ordinal);
            foreach (var copy in final.Lineage.SelectMany(static s => s.All<CopyStatement>()))
            {
                if (copy.Flag("chown") is not { Value: { } owner } flag || copy.Scope.Expand(owner).Value is not { } value || !names.Contains(value.Split(':')[0])) continue;
                if (copy.Destination is not { } destination || copy.Scope.Expand(destination.Text).Value is not { } to || DataFolders.Contains(to)) continue;
                c.Report(flag.Span, $"{to} belongs to {user}, whom the service runs as: it can rewrite its own code; drop --chown and keep the files readable", Mend(c, copy, flag));
            }
        },
    };

    /// <summary>Only where nobody needs the ownership to read the files, as far as the build context tells.</summary>
    private static Fix? Mend(RuleContext c, CopyStatement copy, Flag flag)
    {
        if (copy.From is null && c.Folder is { } folder && copy.Sources.Any(s => ContextSource.Files(folder, copy, s).Any(static f => f.Mode != 0 && (f.Mode & 4) == 0))) return null;
        return StatementEdits.Fix(FixClass.Consent, "leave the files to root", StatementEdits.RemoveFlag(c, copy, flag.Span));
    }
}
