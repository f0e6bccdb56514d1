namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>rpm without digest or signature checks.</summary>
internal static class RpmNoSignature
{
    public static readonly Rule Rule = new()
    {
        Id = "rpm-nosignature",
        Title = "rpm installs packages unchecked",
        Why = "A package that was changed on its way, or never signed, runs its scripts as root while the image is built.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_10"],
        Before =
            """
            FROM almalinux:9.4
            RUN rpm -i --nosignature https://rpm.acme.example/agent.rpm
            """,
        After =
            """
            FROM almalinux:9.4
            RUN rpm --import https://rpm.acme.example/key.asc && rpm -i https://rpm.acme.example/agent.rpm
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (!command.Runs("rpm")) continue;
                if (command.Arguments.FirstOrDefault(static a => a.Is("--nosignature", "--nodigest", "--nofiledigest", "--noverify")) is { } word)
                    c.Report(word.Span, $"{word.Value} installs a package unchecked; import the signer's key with rpm --import");
            }
        },
    };
}
