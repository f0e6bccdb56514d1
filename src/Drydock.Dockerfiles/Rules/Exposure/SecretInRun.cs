using System.Text.RegularExpressions;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A secret on a command line.</summary>
internal static partial class SecretInRun
{
    public static readonly Rule Rule = new()
    {
        Id = "secret-in-run",
        Title = "A secret stands on a command line",
        Why = "The command is in the image's history, word by word.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.High,
        Aliases = ["DS-0031"],
        Before =
            """
            FROM debian:12.11
            RUN git clone https://ci:hunter2@example.org/app.git

            """,
        After =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=netrc,target=/root/.netrc git clone https://example.org/app.git

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                foreach (var word in command.Arguments.Where(static a => IsSecret(a.Prefix, a.Raw))) c.Report(run.SpanOf(word), "a password or token is in the image's history; mount it as a secret");
            }
        },
    };

    private static bool IsSecret(string text, string raw)
    {
        if (text.Contains("AKIA", StringComparison.Ordinal) && AwsKey().IsMatch(text) || text.Contains("ghp_", StringComparison.Ordinal) && text.Length > 30 || text.Contains("-----BEGIN", StringComparison.Ordinal)) return true;
        if (text.StartsWith("--password=", StringComparison.Ordinal) || text.StartsWith("--token=", StringComparison.Ordinal)) return text.IndexOf('=', StringComparison.Ordinal) < text.Length - 1;
        return UserInfo().IsMatch(raw) && !raw.Contains("git@", StringComparison.Ordinal);
    }

    [GeneratedRegex("AKIA[0-9A-Z]{16}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AwsKey();

    /// <summary>User and password, or a token alone, in front of the host of a URL.</summary>
    [GeneratedRegex(@"https?://[^/@\s]+:[^/@\s]+@", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UserInfo();
}
