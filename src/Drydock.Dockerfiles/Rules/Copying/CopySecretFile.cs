using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>A secret that is copied into the image.</summary>
internal static class CopySecretFile
{
    private static readonly ImmutableHashSet<string> Names = [".env", ".npmrc", ".pypirc", ".netrc", ".aws", ".ssh", ".gnupg", ".kube", "kubeconfig", ".git-credentials", "credentials.json", "service-account.json", ".htpasswd", "secrets.yaml", "secrets.yml", "id_dsa", "id_ecdsa"];

    public static readonly Rule Rule = new()
    {
        Id = "copy-secret-file",
        Title = "A secret is copied into the image",
        Why = "Whoever can pull the image has it, also after a later layer removed it.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.High,
        Aliases = ["DS-0031", "S6470"],
        Before =
            """
            FROM debian:12.11
            COPY .env /srv/

            """,
        After =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=env,target=/srv/.env make

            """,
        Check = static c =>
        {
            foreach (var copy in c.File.Statements.OfType<CopyStatement>().Where(static s => s.From is null))
            {
                foreach (var word in copy.Sources)
                {
                    if (IsSecret(word.Text)) c.Report(word.Span, $"{word.Text} looks like a secret; mount it for the step that needs it (RUN --mount=type=secret), or give it to the container when it starts");
                }
            }
        },
    };

    private static bool IsSecret(string path)
    {
        var name = path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOf('/') + 1)..].ToLowerInvariant();
        if (name.EndsWith(".pub", StringComparison.Ordinal) || name.Contains("example", StringComparison.Ordinal) || name.Contains("sample", StringComparison.Ordinal) || name.Contains("template", StringComparison.Ordinal)) return false;
        return Names.Contains(name) || name.StartsWith("id_rsa", StringComparison.Ordinal) || name.StartsWith("id_ed25519", StringComparison.Ordinal) || name.StartsWith(".env.", StringComparison.Ordinal) || name.EndsWith(".key", StringComparison.Ordinal)
            || name.EndsWith(".p12", StringComparison.Ordinal) || name.EndsWith(".pfx", StringComparison.Ordinal) || name.EndsWith(".keystore", StringComparison.Ordinal) || name.EndsWith(".jks", StringComparison.Ordinal) || path.EndsWith(".docker/config.json", StringComparison.Ordinal);
    }
}
