using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A secret mount that nothing reads, or an index that should have one.</summary>
internal static class SecretMountNotUsed
{
    /// <summary>Programs that do what their words say, and read no secret by themselves.</summary>
    private static readonly string[] Plain =
        ["echo", "printf", "mkdir", "rm", "cp", "mv", "ln", "ls", "chmod", "chown", "cat", "touch", "tar", "unzip", "apt-get", "apt", "apk", "dnf", "yum", "cd", "set", "export", "true", "test", "useradd", "groupadd", "curl", "wget", "sed", "grep", "pip", "pip3"];

    public static readonly Rule Rule = new()
    {
        Id = "secret-mount-not-used",
        Title = "A secret mount is not read, or an index gets its password without one",
        Why = "A mount that nothing reads shows that the secret comes another way, most often through ARG, where it stays in the history.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=token mkdir /srv/app
            """,
        After =
            """
            FROM debian:12.11
            RUN mkdir /srv/app
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs.Where(static r => r.Script is not null))
            {
                foreach (var mount in run.Mounts.Where(static m => m.Type == "secret"))
                {
                    if (MayBeRead(run, mount)) continue;
                    c.Report(mount.Span, $"nothing in this RUN reads the secret {mount.Value("id") ?? ""}; read it from /run/secrets, or take the mount away",
                        StatementEdits.Fix(FixClass.Consent, "take the mount away", StatementEdits.RemoveFlag(c, run, mount.Span)));
                }

                if (run.Mounts.Any(static m => m.Type is "secret" or "ssh")) continue;
                foreach (var (command, word) in run.Invocations.SelectMany(static i => i.Arguments, static (i, a) => (i, a)).Where(p => Addresses.SecretVariable(p.a) is { } variable && !run.Scope.Variables.ContainsKey(variable)))
                    c.Report(word.Span, "the password in this address comes from a variable that nothing here sets; give it with RUN --mount=type=secret,env=…, not with ARG");
            }
        },
    };

    /// <summary>A mount with a place of its own is read by whoever knows the place; a program that is not plain may read anything.</summary>
    private static bool MayBeRead(CommandStatement run, RunMount mount)
    {
        if (mount.Value("id") is not { Length: > 0 } id || mount.Target is not null || mount.Value("env") is not null) return true;
        var text = run.Script!.Text;
        return text.Contains("/run/secrets", StringComparison.Ordinal) || id.Length > 3 && text.Contains(id, StringComparison.Ordinal) || !run.Invocations.All(static i => i.Runs(Plain));
    }
}
