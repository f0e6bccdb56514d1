namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A final stage that never leaves root.</summary>
internal static class NoUser
{
    public static readonly Rule Rule = new()
    {
        Id = "no-user",
        Title = "The service runs as root",
        Why = "Whoever takes over the process is root in the container: every file is writable, and a hole in the kernel or the runtime is a step to the host.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.High,
        Fix = FixClass.Consent,
        Aliases = ["CIS-DI-0001", "CKV_DOCKER_3", "DS-0002", "S6471"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY app.py /srv/app.py
            CMD ["python", "/srv/app.py"]
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            COPY app.py /srv/app.py
            RUN groupadd --gid 1000 app && useradd --uid 1000 --gid 1000 --no-log-init --no-create-home app
            USER 1000:1000
            CMD ["python", "/srv/app.py"]
            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.Last("user") is not null) return;
            var facts = c.BaseOf(final);
            if (facts.User is { } user && user is not ("root" or "0")) return;
            var unknown = facts.User is null && !final.RootFrom.IsScratch;
            c.Report(final.From.Span, unknown
                ? "no USER: the service runs as whatever the base image runs as, which is not known here; set a user by number"
                : "no USER: the service runs as root; set a user by number, such as USER 1000:1000", Mend(c, final, facts));
        },
    };

    /// <summary>A user of its own in front of what starts the service, where the base has the programs for it.</summary>
    private static Fix? Mend(RuleContext c, Semantics.Stage final, BaseFacts facts)
    {
        if (facts.Os is not ("debian" or "ubuntu" or "alpine") || facts.HasShell != true) return null;
        var before = final.Statements.FirstOrDefault(static s => s.Syntax.Name is "cmd" or "entrypoint" or "healthcheck" or "expose");
        if (final.Statements.Any(s => s.Syntax.Name == "run" && before is not null && s.Syntax.FirstLine > before.Syntax.FirstLine)) return null;
        var create = facts.Os == "alpine"
            ? "RUN addgroup -g 1000 app && adduser -u 1000 -G app -D -H app"
            : "RUN groupadd --gid 1000 app && useradd --uid 1000 --gid 1000 --no-log-init --no-create-home app";
        return Insertion.Before(c, final, before, FixClass.Consent, "create a user and switch to it", [create, "USER 1000:1000"]);
    }
}
