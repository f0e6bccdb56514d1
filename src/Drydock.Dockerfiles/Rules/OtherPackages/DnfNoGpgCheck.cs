namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>dnf, yum or zypper without signature checks.</summary>
internal static class DnfNoGpgCheck
{
    public static readonly Rule Rule = new()
    {
        Id = "dnf-nogpgcheck",
        Title = "RPM packages are installed without a signature check",
        Why = "Whoever stands between the build and the mirror can put any program into the image and run it as root while it is built.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_9"],
        Before =
            """
            FROM almalinux:9.4
            RUN dnf install -y --nogpgcheck acme-agent && dnf clean all
            """,
        After =
            """
            FROM almalinux:9.4
            RUN rpm --import https://rpm.acme.example/key.asc && dnf install -y acme-agent && dnf clean all
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!SystemInstalls.IsDnf(call) && call.Manager != "zypper") continue;
                if (call.Invocation.Arguments.FirstOrDefault(static a => a.Is("--nogpgcheck", "--no-gpgchecks", "--no-gpg-checks", "--no-gpg-check", "--allow-unsigned-rpm")) is { } word)
                    c.Report(word.Span, $"{word.Value} installs packages whose signature is missing or wrong; import the signer's key instead");
            }

            foreach (var span in RepositoryOption.SwitchedOff(c, "gpgcheck"))
                c.Report(span, "gpgcheck is switched off: packages of this repository are not checked; give it a gpgkey instead");
        },
    };
}
