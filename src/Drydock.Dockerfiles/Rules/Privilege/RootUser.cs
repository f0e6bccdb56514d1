using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A final stage whose last USER is root.</summary>
internal static class RootUser
{
    public static readonly Rule Rule = new()
    {
        Id = "root-user",
        Title = "The last USER is root",
        Why = "Whoever takes over the process is root in the container: every file is writable, and a hole in the kernel or the runtime is a step to the host.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Fix = FixClass.Consent,
        Aliases = ["CIS-DI-0001", "CKV_DOCKER_8", "DL3002", "DS-0002", "S6471"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN useradd --uid 1000 --no-log-init app
            COPY app.py /srv/app.py
            USER root
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
            if (c.Final?.Last("user") is not PlainStatement last || last.Value is not { } value || !ImageUser.IsRoot(value.Split(':')[0].Trim()) || PrivilegeDrop.IsBuiltIn(c, c.Final)) return;
            c.Report(last.Span, "the service runs as root; set the last USER to an account without privileges, by number", Mend(c, c.Final, last));
        },
    };

    /// <summary>The one account that the file creates, where nothing below still needs root.</summary>
    private static Fix? Mend(RuleContext c, Stage final, PlainStatement last)
    {
        var accounts = Account.Of(final).Where(static a => !a.IsGroup).ToList();
        if (accounts is not [{ Name: { } name } account] || last.Words.IsEmpty || ImageUser.IsRoot(name)) return null;
        var user = account.Number is { } number ? $"{number}" : name;
        var below = c.File.After(last).Where(s => c.File.IsShipped(c.File.StageOf(s))).ToList();
        if (!below.Exists(static s => s.Syntax.Name is "run" or "copy" or "add" or "workdir"))
            return new Fix(FixClass.Consent, "switch to the account that the file creates", new TextEdit(last.Words[0].Span, user));

        var work = below.FindLastIndex(static s => s.Syntax.Name is "run" or "copy" or "add" or "workdir");
        if (below[work].StageIndex != final.Index) return null;
        return Insertion.Before(c, final, below.Skip(work + 1).FirstOrDefault(static s => s.Syntax.Name is "cmd" or "entrypoint"), FixClass.Consent, "switch to the account that the file creates", [$"USER {user}"]);
    }
}
