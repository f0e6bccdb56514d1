namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>NODE_TLS_REJECT_UNAUTHORIZED=0.</summary>
internal static class NodeTlsOff
{
    private static readonly string[] Variables = ["NODE_TLS_REJECT_UNAUTHORIZED"];

    public static readonly Rule Rule = new()
    {
        Id = "node-tls-off",
        Title = "Node trusts any server",
        Why = "Without certificate checks whoever stands between the program and a server can answer in its place and read what is sent.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_6"],
        Before =
            """
            FROM node:22.12.0-bookworm-slim
            ENV NODE_TLS_REJECT_UNAUTHORIZED=0
            """,
        After =
            """
            FROM node:22.12.0-bookworm-slim
            ENV NODE_EXTRA_CA_CERTS=/etc/ssl/acme-ca.crt
            """,
        Check = static c =>
        {
            foreach (var setting in EnvironmentSetting.Of(c, false, Variables).Where(static s => s.Value == "0"))
                c.Report(setting.Span, "NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off; name the authority's certificate in NODE_EXTRA_CA_CERTS");
        },
    };
}
