using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A secret mount that everybody may read.</summary>
internal static class MountSecretPerms
{
    public static readonly Rule Rule = new()
    {
        Id = "mount-secret-perms",
        Title = "A secret is mounted readable for everybody",
        Why = "During the step every process, whatever its user, can read the secret: an install script of a package is enough.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["S6469"],
        Before =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=token,mode=0444 ./fetch.sh
            """,
        After =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=token,mode=0400 ./fetch.sh
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                foreach (var mount in run.Mounts)
                {
                    if (mount.Type is not ("secret" or "ssh") || mount.Value("mode") is not { } mode || !Permissions.IsWorldReadable(mode)) continue;
                    c.Report(mount.Span, $"mode {mode} lets every process of the step read the secret; write mode=0400, with uid= where a user other than root reads it", Mend(c, run, mount, mode));
                }
            }
        },
    };

    /// <summary>Safe where the reader owns the mount: root by default, or whom uid names.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run, RunMount mount, string mode)
    {
        var user = ImageUser.At(c, run);
        if (user is null || !(ImageUser.IsRoot(user) ? mount.Value("uid") is null or "0" : mount.Value("uid") == user)) return null;
        var text = c.TextOf(mount.Span);
        var at = text.IndexOf("mode=" + mode, StringComparison.Ordinal);
        return at < 0 || !System.Text.Ascii.IsValid(text) ? null : new Fix(FixClass.Safe, "let only its owner read", new TextEdit(new TextSpan(mount.Span.Start + at + 5, mode.Length), "0400"));
    }
}
