using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>pip told to trust a host without TLS.</summary>
internal static class PipTrustedHost
{
    private static readonly string[] Variables = ["PIP_TRUSTED_HOST", "UV_INSECURE_HOST"];

    public static readonly Rule Rule = new()
    {
        Id = "pip-trusted-host",
        Title = "pip takes packages from any server that answers",
        Why = "Whoever stands between the build and that host can answer in its place, and what pip installs runs at once.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_16", "CKV2_DOCKER_4"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir --trusted-host pypi.acme.example --index-url http://pypi.acme.example/simple acme==1.0
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            COPY acme-ca.crt /etc/ssl/acme-ca.crt
            RUN pip install --no-cache-dir --cert /etc/ssl/acme-ca.crt --index-url https://pypi.acme.example/simple acme==1.0
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (PackageInstalls.Of(command) is not { Manager: "pip" or "uv pip" or "uv" } call) continue;
                if (command.Arguments.FirstOrDefault(static a => IsOption(a.Prefix)) is { } word)
                    c.Report(word.Span, $"{(word.Value ?? word.Raw).Split('=')[0]} switches the certificate check off; give pip the authority's certificate with --cert");
                else if (call.Action == "config" && call.Operands.Any(static o => o.Value?.EndsWith("trusted-host", StringComparison.Ordinal) == true))
                    c.Report(command.Command.Span, "trusted-host switches the certificate check off for every later install; give pip the authority's certificate with --cert");
            }

            foreach (var setting in EnvironmentSetting.Of(c, false, Variables).Where(static s => s.Value is not ""))
                c.Report(setting.Span, $"{setting.Name} switches the certificate check off; give pip the authority's certificate in PIP_CERT");
            foreach (var pip in PipCall.Of(c))
            {
                foreach (var (word, lines, _) in pip.ReadFiles(c))
                {
                    if (lines.FirstOrDefault(static l => IsOption(l.Option)) is { } line)
                        c.Report(word.Span, $"{line.File}, line {line.Line}: --trusted-host switches the certificate check off");
                }
            }
        },
    };

    private static bool IsOption(string text) => text is "--trusted-host" or "--allow-insecure-host" || text.StartsWith("--trusted-host=", StringComparison.Ordinal) || text.StartsWith("--allow-insecure-host=", StringComparison.Ordinal);
}
