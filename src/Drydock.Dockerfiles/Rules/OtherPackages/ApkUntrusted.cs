namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>apk without signature checks.</summary>
internal static class ApkUntrusted
{
    public static readonly Rule Rule = new()
    {
        Id = "apk-untrusted",
        Title = "apk installs packages without a trusted signature",
        Why = "Whoever stands between the build and the mirror can put any program into the image and run it as root while it is built.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_7"],
        Before =
            """
            FROM alpine:3.20
            RUN apk add --no-cache --allow-untrusted /tmp/acme.apk
            """,
        After =
            """
            FROM alpine:3.20
            COPY acme.rsa.pub /etc/apk/keys/
            RUN apk add --no-cache /tmp/acme.apk
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call.Manager == "apk" && call.Invocation.Arguments.FirstOrDefault(static a => a.Is("--allow-untrusted")) is { } word)
                    c.Report(word.Span, "--allow-untrusted installs packages of unknown origin; put the signer's public key into /etc/apk/keys");
            }
        },
    };
}
