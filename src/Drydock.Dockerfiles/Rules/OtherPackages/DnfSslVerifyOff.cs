namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>dnf or yum without certificate checks.</summary>
internal static class DnfSslVerifyOff
{
    public static readonly Rule Rule = new()
    {
        Id = "dnf-sslverify-off",
        Title = "Repositories are read from any server that answers",
        Why = "Without a certificate check the list of versions can be replaced on its way, so that known vulnerable packages are installed as the newest ones.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_15"],
        Before =
            """
            FROM almalinux:9.4
            RUN dnf install -y --setopt=sslverify=false acme-agent && dnf clean all
            """,
        After =
            """
            FROM almalinux:9.4
            COPY acme-ca.crt /etc/pki/ca-trust/source/anchors/
            RUN update-ca-trust && dnf install -y acme-agent && dnf clean all
            """,
        Check = static c =>
        {
            foreach (var span in RepositoryOption.SwitchedOff(c, "sslverify"))
                c.Report(span, "sslverify is switched off: any server may answer for the repository; add its authority's certificate instead");
        },
    };
}
