using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>An account that no USER switches to.</summary>
internal static class UserCreatedNeverUsed
{
    public static readonly Rule Rule = new()
    {
        Id = "user-created-never-used",
        Title = "An account is created but the image still runs as root",
        Why = "Creating an account changes nothing by itself: without USER below it the service runs as root.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN useradd --uid 1000 --no-log-init app
            COPY app.py /srv/app.py
            CMD ["python", "/srv/app.py"]
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN useradd --uid 1000 --no-log-init app
            COPY app.py /srv/app.py
            USER 1000
            CMD ["python", "/srv/app.py"]
            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.Last("user") is not null || ImageUser.IsKnownOther(c.BaseOf(final).User)) return;
            var accounts = Account.Of(final).Where(static a => !a.IsGroup).ToList();
            if (accounts.Count == 0 || PrivilegeDrop.IsBuiltIn(c, final) || IsStartedByScript(final, accounts)) return;
            var account = accounts[0];
            c.Report(account.Command.Command.Span, $"{account.Name ?? "this account"} is created, but no USER switches to it: the service runs as root", accounts.Count == 1 ? Mend(c, final, account) : null);
        },
    };

    /// <summary>True when what starts the service names the account itself.</summary>
    private static bool IsStartedByScript(Stage final, List<Account> accounts) =>
        final.Lineage.SelectMany(static s => s.All<CommandStatement>()).Any(s => s.Syntax.Name is "entrypoint" or "cmd" && accounts.Exists(a => a.Name is { } name && s.Arguments.Contains(name, StringComparison.Ordinal) && s.Arguments.Contains("su", StringComparison.Ordinal)));

    private static Fix? Mend(RuleContext c, Stage final, Account account)
    {
        if (account.Name is not { } name || ImageUser.IsRoot(name) || account.Number == 0) return null;
        var user = account.Number is { } number ? $"{number}" : name;
        var statements = final.Statements;
        var work = statements.Select(static (s, i) => (s, i)).LastOrDefault(static p => p.s.Syntax.Name is "run" or "copy" or "add" or "workdir", (null!, -1)).i;
        var start = statements.Skip(work + 1).FirstOrDefault(static s => s.Syntax.Name is "cmd" or "entrypoint" or "healthcheck" or "expose");
        return Insertion.Before(c, final, start, FixClass.Consent, "switch to it", [$"USER {user}"]);
    }
}
