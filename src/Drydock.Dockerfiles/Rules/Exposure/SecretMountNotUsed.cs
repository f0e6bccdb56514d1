namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A secret that its step does not read.</summary>
internal static class SecretMountNotUsed
{
    public static readonly Rule Rule = new()
    {
        Id = "secret-mount-not-used",
        Title = "A secret is mounted and not read",
        Why = "The step works without it, or reads it from where it should not be.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=token make

            """,
        After =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=token make TOKEN_FILE=/run/secrets/token

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => r.Script is not null))
            {
                foreach (var mount in run.Mounts.Where(static m => m.Type == "secret"))
                {
                    var id = mount.Value("id") ?? "";
                    var target = mount.Target ?? mount.Value("env") ?? "/run/secrets/" + id;
                    if (target.StartsWith("/root/", StringComparison.Ordinal) || target.StartsWith("/etc/", StringComparison.Ordinal) || mount.Value("env") is not null) continue;
                    if (!run.Script!.Text.Contains(target, StringComparison.Ordinal) && !(id.Length > 0 && run.Script.Text.Contains(id, StringComparison.Ordinal))) c.Report(mount.Span, $"nothing in this step reads {target}");
                }
            }
        },
    };
}
