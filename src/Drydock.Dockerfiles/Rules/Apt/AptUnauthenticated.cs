using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Signature checks of apt switched off.</summary>
internal static class AptUnauthenticated
{
    private static readonly string[] Settings =
    [
        "APT::Get::AllowUnauthenticated", "Acquire::AllowInsecureRepositories", "Acquire::AllowDowngradeToInsecureRepositories", "Acquire::AllowWeakRepositories",
    ];

    public static readonly Rule Rule = new()
    {
        Id = "apt-unauthenticated",
        Title = "Package signatures are not checked",
        Why = "Whoever stands between the build and the mirror, or breaks into the mirror, can put any program into the image and run it as root while it is built.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.High,
        Aliases = ["CKV2_DOCKER_11", "CKV2_DOCKER_8"],
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y --allow-unauthenticated acme-agent
            """,
        After =
            """
            FROM debian:12.11
            ADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 https://apt.acme.example/key.gpg /etc/apt/keyrings/acme.gpg
            RUN apt-get update && apt-get install -y acme-agent
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands) Judge(c, run, command);
            foreach (var statement in c.File.Statements.Where(static s => s.Syntax.Heredocs.Any(static h => IsTrusted(h.Content))))
                c.Report(statement.KeywordSpan, "a here-document writes a source with trusted=yes: its packages are not checked; give it a key with signed-by");
        },
    };

    private static void Judge(RuleContext c, CommandStatement run, ShellInvocation command)
    {
        if (command.Runs("apt-key") && command.Subcommand?.Value is "add" or "adv")
        {
            c.Report(RuleSeverity.Warning, command.NameWord.Span, "apt-key trusts a key for every repository and is gone since Debian 13; store the key under /etc/apt/keyrings and name it with signed-by");
            return;
        }

        foreach (var word in command.Arguments)
        {
            var isApt = command.Runs("apt-get", "apt", "aptitude");
            if (isApt && word.Is("--allow-unauthenticated", "--force-yes", "--allow-insecure-repositories", "--allow-untrusted"))
                c.Report(word.Span, $"{word.Value} installs packages whose signature is missing or wrong");
            else if (Settings.FirstOrDefault(s => word.Prefix.Contains(s, StringComparison.OrdinalIgnoreCase)) is { } setting && IsOn(word.Raw, setting))
                c.Report(word.Span, $"{setting} installs packages whose signature is missing or wrong");
            else if (IsTrusted(word.Raw))
                c.Report(word.Span, "trusted=yes: packages of this source are not checked; give it a key with signed-by");
        }
    }

    private static bool IsTrusted(string text) =>
        text.Contains("trusted=yes", StringComparison.OrdinalIgnoreCase) || text.Contains("Trusted: yes", StringComparison.OrdinalIgnoreCase);

    private static bool IsOn(string text, string setting)
    {
        var value = text[(text.IndexOf(setting, StringComparison.OrdinalIgnoreCase) + setting.Length)..].TrimStart('=', ' ', '"', '\\');
        return !value.StartsWith("false", StringComparison.OrdinalIgnoreCase) && !value.StartsWith('0') && !value.StartsWith("no", StringComparison.OrdinalIgnoreCase);
    }
}
