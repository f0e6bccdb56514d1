using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>npm or yarn without certificate checks.</summary>
internal static class NpmStrictSslOff
{
    private static readonly string[] Variables = ["npm_config_strict_ssl", "yarn_enable_strict_ssl"];

    public static readonly Rule Rule = new()
    {
        Id = "npm-strict-ssl-off",
        Title = "npm takes packages from any server that answers",
        Why = "Whoever stands between the build and the registry can answer in its place, and a package's install scripts run at once.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_12", "CKV2_DOCKER_13"],
        Before =
            """
            FROM node:22.12.0-bookworm-slim
            RUN npm config set strict-ssl false && npm ci
            """,
        After =
            """
            FROM node:22.12.0-bookworm-slim
            COPY acme-ca.crt /etc/ssl/acme-ca.crt
            RUN npm config set cafile /etc/ssl/acme-ca.crt && npm ci
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (Switch(command) is { } word) c.Report(word.Span, "strict-ssl is switched off: any server may answer for the registry; name its authority's certificate with cafile");
            }

            foreach (var setting in EnvironmentSetting.Of(c, true, Variables).Where(static s => s.Value is "false" or "0"))
                c.Report(setting.Span, $"{setting.Name} switches the certificate check off; name the authority's certificate with cafile");
        },
    };

    /// <summary>The word that switches it off; null when none does.</summary>
    private static ShellWord? Switch(ShellInvocation command)
    {
        var words = command.Arguments;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Value is not { } text) continue;
            if (text is "--no-strict-ssl" or "--strict-ssl=false" && command.Runs("npm", "yarn", "pnpm", "npx")) return words[i];
            if (text.Contains("strict-ssl=false", StringComparison.Ordinal)) return words[i];
            if (text is "strict-ssl" or "--strict-ssl" or "enableStrictSsl" && i + 1 < words.Length && words[i + 1].Is("false") && command.Runs("npm", "yarn", "pnpm")) return words[i];
        }

        return null;
    }
}
