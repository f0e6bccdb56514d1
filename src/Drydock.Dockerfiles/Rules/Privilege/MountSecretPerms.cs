using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A secret that everybody may read.</summary>
internal static class MountSecretPerms
{
    public static readonly Rule Rule = new()
    {
        Id = "mount-secret-perms",
        Title = "A secret is readable for everybody in the build",
        Why = "Any step's program can read it while it is mounted, also one that runs as another user.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["S6469"],
        Before =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=token,mode=0444 make

            """,
        After =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=token,mode=0400 make

            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                foreach (var mount in run.Mounts.Where(static m => m.Type == "secret" && m.Value("mode") is { Length: 3 or 4 } mode && mode.All(char.IsAsciiDigit) && mode[^1] != '0'))
                {
                    var text = c.TextOf(mount.Span);
                    var at = text.IndexOf("mode=" + mount.Value("mode"), StringComparison.Ordinal);
                    c.Report(mount.Span, "mode lets everybody read the secret; 0400 does", at < 0 ? null : new Fix(FixClass.Safe, "write mode=0400", new TextEdit(new TextSpan(mount.Span.Start + SourceText.ByteCount(text.AsSpan(0, at + 5)), mount.Value("mode")!.Length), "0400")));
                }
            }
        },
    };
}
