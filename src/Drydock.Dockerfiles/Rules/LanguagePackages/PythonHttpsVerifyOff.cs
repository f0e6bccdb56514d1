namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>PYTHONHTTPSVERIFY=0.</summary>
internal static class PythonHttpsVerifyOff
{
    private static readonly string[] Variables = ["PYTHONHTTPSVERIFY"];

    public static readonly Rule Rule = new()
    {
        Id = "python-https-verify-off",
        Title = "Python trusts any server",
        Why = "Without certificate checks whoever stands between the program and a server can answer in its place and read what is sent.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_5"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            ENV PYTHONHTTPSVERIFY=0
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            ENV SSL_CERT_FILE=/etc/ssl/acme-ca.crt
            """,
        Check = static c =>
        {
            foreach (var setting in EnvironmentSetting.Of(c, false, Variables).Where(static s => s.Value == "0"))
                c.Report(setting.Span, "PYTHONHTTPSVERIFY=0 switches certificate checks off; name the authority's certificate in SSL_CERT_FILE");
        },
    };
}
