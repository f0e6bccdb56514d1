using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Code that belongs to the user who runs it.</summary>
internal static class AppOwnedByRuntimeUser
{
    public static readonly Rule Rule = new()
    {
        Id = "app-owned-by-runtime-user",
        Title = "The service can rewrite its own code",
        Why = "An intruder keeps his place by changing the program; root-owned files that are readable do as well.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["S6504"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY --chown=1000:1000 app /srv/app
            USER 1000:1000

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            COPY app /srv/app
            USER 1000:1000

            """,
        Check = static c =>
        {
            if (c.Final?.Last("user") is not PlainStatement { Value: { Length: > 0 } user }) return;
            var name = user.Split(':')[0];
            var account = Accounts.Of(c.Final!).LastOrDefault(a => a.Name == name || a.Uid == name);
            foreach (var copy in c.Final!.Lineage.SelectMany(static s => s.All<CopyStatement>()))
            {
                if (copy.Flag("chown") is not { Value: { } owner } flag || name is "root" or "0") continue;
                var first = owner.Split(':')[0];
                if (first != name && (account is null || first != account.Name && first != account.Uid)) continue;
                var next = copy.Flags.FirstOrDefault(f => f.Span.Start > flag.Span.Start)?.Span.Start ?? copy.Words.FirstOrDefault()?.Span.Start ?? flag.Span.End;
                c.Report(flag.Span, "the service could rewrite its own code; leave it with root and readable", new Fix(FixClass.Consent, "leave the files with root", TextEdit.Remove(TextSpan.FromBounds(flag.Span.Start, next))));
            }
        },
    };
}
